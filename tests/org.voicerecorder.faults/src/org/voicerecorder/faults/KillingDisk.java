package org.voicerecorder.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/**
 * The real disk, on which the process kills itself (SIGKILL: nothing is cleaned up) at one step of the way in, named by
 * the variable {@code VOICEREC_FAULT}: {@code copied}, {@code forced}, {@code renamed} or {@code committed}. Put into a
 * copy of the product as a plug-in.
 */
@Component
public final class KillingDisk implements FileIo {
    private final FileIo disk = FileIo.disk();
    private final String fault;

    @Activate
    public KillingDisk() {
        fault = String.valueOf(System.getenv("VOICEREC_FAULT"));
    }

    private void at(String step) {
        if (fault.equals(step)) {
            try {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                String.valueOf(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The process could not be killed", e);
            }
        }
    }

    @Override
    public WritableFile create(Path file) throws IOException {
        return new KillingFile(disk.create(file));
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public void moveAtomically(Path from, Path to) throws IOException {
        disk.moveAtomically(from, to);
        at("renamed");
    }

    @Override
    public void delete(Path file) throws IOException {
        if (file.toString().endsWith(".add")) {
            at("committed");
        }
        disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        disk.forceDirectory(directory);
    }

    private final class KillingFile implements WritableFile {
        private final WritableFile file;

        KillingFile(WritableFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            file.append(data);
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            file.write(data, position);
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            at("copied");
            file.force(metadata);
            at("forced");
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
