package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** The real disk, which is full once for half of a block of a take, and has room again right afterwards. */
final class BrieflyFullDisk {
    private final FileIo disk = FileIo.disk();
    private final AtomicBoolean full = new AtomicBoolean();

    /** The next block finds no room for its second half. */
    void fill() {
        full.set(true);
    }

    boolean isFull() {
        return full.get();
    }

    FileIo io() {
        return (FileIo) Proxy.newProxyInstance(
                FileIo.class.getClassLoader(), new Class<?>[] {FileIo.class}, (_, method, arguments) -> {
                    Object result = call(disk, method, arguments);
                    boolean audio = method.getName().equals("create")
                            && ((Path) arguments[0]).toString().endsWith(".wav");
                    return audio ? file((WritableFile) result) : result;
                });
    }

    private WritableFile file(WritableFile real) {
        return (WritableFile) Proxy.newProxyInstance(
                FileIo.class.getClassLoader(), new Class<?>[] {WritableFile.class}, (_, method, arguments) -> {
                    if (method.getName().equals("append") && full.compareAndSet(true, false)) {
                        ByteBuffer data = (ByteBuffer) arguments[0];
                        real.append(data.slice(data.position(), data.remaining() / 2 - 1));
                        throw new IOException("No space left on device");
                    }
                    return call(real, method, arguments);
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
