package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people change: titles, descriptions, tags. */
class MetadataCommandsTest extends OnALibrary {
    @Test
    void controlCharactersAreNotKept() throws IOException {
        String id = add(1, "--description", "a\u001b[2Jb\nc");

        assertEquals("a [2Jb\nc", member(id, "description"));
        assertEquals(0, type("rename", id, "New\n\u001b[2Jtitle").status());
        assertEquals("New  [2Jtitle", member(id, "title"));
        assertEquals(4, type("rename", id, "\u0007").status());
        assertEquals(0, type("describe", id, "x\u0007\ty\nz").status());
        assertEquals("x \ty\nz", member(id, "description"));
        assertEquals(4, type("tag", id, "a\u0007b").status());
        assertEquals(4, type("tag", id, "--set", "a\u0007b").status());
    }

    private String member(String id, String name) {
        return type("show", id, "--json").json().get(name).getAsString();
    }

    @Test
    void metadataIsChanged() throws IOException {
        String id = add(1, "--tag", "a,b");

        assertEquals(
                "New -title",
                type("rename", id, "--json", "--", "New", "-title")
                        .json()
                        .get("title")
                        .getAsString());
        assertEquals(
                "@not-a-file",
                type("rename", id, "@not-a-file", "--json").json().get("title").getAsString());
        assertEquals(
                "Text",
                type("describe", "last", "Text", "--json")
                        .json()
                        .get("description")
                        .getAsString());
        assertTrue(
                type("describe", "last", "", "--json").json().get("description").isJsonNull());
        assertEquals("[\"a\",\"b\",\"c\",\"d\"]", tags("tag", id, "c", "--add", "d"));
        assertEquals("[\"b\",\"e\"]", tags("tag", id, "--remove", "a,c,d", "e"));
        assertEquals("[\"x\",\"y\"]", tags("tag", id, "--set", "y,x"));
        assertEquals("[]", tags("tag", id, "--set", ""));
        assertEquals(2, type("tag", id).status());
        assertEquals(4, type("rename", id, "x".repeat(501)).status());
        assertEquals(3, type("show", "ffffffff").status());
    }

    private String tags(String... line) {
        var arguments = new java.util.ArrayList<>(List.of(line));
        arguments.add("--json");
        return type(arguments.toArray(String[]::new)).json().get("tags").toString();
    }
}
