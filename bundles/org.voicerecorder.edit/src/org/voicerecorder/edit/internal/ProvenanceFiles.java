package org.voicerecorder.edit.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;

/**
 * How rendered recordings were made, one JSON file each, {@code edits/<id>.provenance}: written and forced before the
 * recording comes in. A file and no table, because it is read as a whole and never searched, has a version of its own
 * like the list in it, and outlives a database that is lost.
 */
final class ProvenanceFiles {
    private static final String FORMAT = "voicerecorder-provenance";
    private static final Logger LOG = LoggerFactory.getLogger(ProvenanceFiles.class);

    private final Library library;
    private final FileIo io;

    ProvenanceFiles(Library library, FileIo io) {
        this.library = library;
        this.io = io;
    }

    void write(UUID recording, Provenance provenance) throws IOException {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", 1);
        json.addProperty("part", provenance.part());
        json.addProperty("parts", provenance.parts());
        json.addProperty("renderedAt", provenance.renderedAt().toString());
        json.addProperty("appVersion", provenance.appVersion());
        json.add("list", EditListJson.write(provenance.list()));
        EditFiles.makeFolder(library, io);
        EditFiles.write(io, EditFiles.provenance(library, recording), json.toString());
    }

    void delete(UUID recording) throws IOException {
        io.delete(EditFiles.provenance(library, recording));
    }

    Optional<Provenance> read(UUID recording) {
        Path file = EditFiles.provenance(library, recording);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            var problems = new ArrayList<String>();
            Optional<EditList> list = EditListJson.read(json.getAsJsonObject("list"), problems);
            if (list.isEmpty()) {
                throw EditListJson.invalid(problems);
            }
            return Optional.of(new Provenance(
                    list.get(),
                    json.get("part").getAsInt(),
                    json.get("parts").getAsInt(),
                    Instant.parse(json.get("renderedAt").getAsString()),
                    json.get("appVersion").getAsString()));
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        } catch (VoiceRecorderException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Journal.corrupt(file, e);
        }
    }

    /** Removes those whose recording never came in, or was purged while nobody listened. */
    void forgetOthers(RecordingRepository recordings) {
        try {
            Map<UUID, Path> there = EditFiles.list(library, EditFiles.PROVENANCE);
            Set<UUID> known = recordings.findAll(there.keySet()).stream()
                    .map(Recording::id)
                    .collect(Collectors.toSet());
            for (UUID id : there.keySet()) {
                if (!known.contains(id) && !hasAudio(id)) {
                    delete(id);
                }
            }
        } catch (IOException | VoiceRecorderException e) {
            LOG.atWarn().setCause(e).log("Provenance of what is not there stays behind");
        }
    }

    /** Audio without a row may still be recovered. */
    private boolean hasAudio(UUID recording) throws IOException {
        try (var files = Files.newDirectoryStream(library.raw(), recording + ".*")) {
            return files.iterator().hasNext();
        }
    }
}
