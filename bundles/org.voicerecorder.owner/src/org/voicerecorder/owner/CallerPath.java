package org.voicerecorder.owner;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as whoever typed them means them, in the folder where they were typed. */
public final class CallerPath {
    private static final Path UP = Path.of("..");

    private CallerPath() {}

    /**
     * The absolute path of a text. What follows {@code link/..} is looked up as the system does it: in the folder above
     * the one that the link leads to. A link at the end stays the link.
     *
     * @throws InvalidPathException when the text is no path
     */
    public static Path resolve(Path workingDirectory, String text) {
        Path path = workingDirectory.resolve(text).toAbsolutePath();
        Path name = path.getFileName();
        boolean goesUp = false;
        for (Path part : path) {
            goesUp |= part.equals(UP);
        }
        if (!goesUp || name == null) {
            return path.normalize();
        }
        try {
            return name.equals(UP)
                    ? path.toRealPath()
                    : path.getParent().toRealPath().resolve(name).normalize();
        } catch (IOException _) {
            // The way is not there, so there is no link to follow either.
            return path.normalize();
        }
    }
}
