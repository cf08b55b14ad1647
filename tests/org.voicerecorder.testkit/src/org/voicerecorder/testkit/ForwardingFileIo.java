package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.file.Path;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** The real disk, for disks that do a few things otherwise. Thread-safe as far as what is added is. */
public abstract class ForwardingFileIo implements FileIo {
    private final FileIo disk = FileIo.disk();

    @Override
    public WritableFile create(Path file) throws IOException {
        return disk.create(file);
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public void moveAtomically(Path from, Path to) throws IOException {
        disk.moveAtomically(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        disk.forceDirectory(directory);
    }
}
