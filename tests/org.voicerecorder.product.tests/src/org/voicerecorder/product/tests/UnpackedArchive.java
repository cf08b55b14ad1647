package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A product as its user gets it: packed, unpacked into a folder with a space in its name, started through a symbolic link
 * that lies elsewhere.
 *
 * @param root the unpacked product
 * @param link what the user starts
 * @param tools the whole {@code PATH}: what the start script calls, and no {@code java}
 */
record UnpackedArchive(Path root, Path link, Path tools) {
    private static final List<String> NEEDED = List.of("readlink", "stty");

    /** @param product the folder of the built product */
    static UnpackedArchive of(Path product, Path folder) throws IOException {
        Path script = Path.of(System.getProperty("voicerecorder.root"), "releng/package");
        Path archive =
                Path.of(Tools.run(script.toString(), folder.resolve("archive").toString(), product.toString()));
        Path target = Files.createDirectories(folder.resolve("a b"));
        Tools.run("tar", "-C", target.toString(), "-xzf", archive.toString());
        Files.delete(archive);
        Path root = target.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : NEEDED) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        Path first = Files.createSymbolicLink(
                folder.resolve("first"),
                Path.of("a b").resolve(root.getFileName()).resolve("bin/voicerec"));
        Path link = Files.createSymbolicLink(folder.resolve("voicerec"), first);
        return new UnpackedArchive(root, link, tools);
    }

    Voicerec program(Path folder) throws IOException {
        return new Voicerec(link, folder.resolve("home"), folder.resolve("library")).with("PATH", tools.toString());
    }

    /** The bundles in the product, by file name. */
    List<String> bundles() throws IOException {
        return Tools.names(root.resolve("plugins"));
    }

    /** What the list of other people's software says. */
    String notices() throws IOException {
        return Files.readString(root.resolve("THIRD-PARTY-NOTICES.txt"));
    }
}
