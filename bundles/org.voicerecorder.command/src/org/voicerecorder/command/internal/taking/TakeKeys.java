package org.voicerecorder.command.internal.taking;

import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.command.internal.playing.Keystroke;

/** What keys do to a take. Keys come from one thread; what is asked of the typist may be read by any. */
public final class TakeKeys {
    private static final double GAIN_STEP = 1;
    private static final char BACKSPACE = '\b';
    private static final char DELETE = 0x7f;
    private static final char END_OF_INPUT = 4;
    private static final int LONGEST_TEXT = 200;

    private final Take take;
    private final Runnable cancel;
    private UUID marker;
    /** The text of a marker that is being typed. */
    private volatile String text;

    private volatile boolean asksToDiscard;

    /** @param cancel ends the command as Ctrl-C does: what ends an armed take leaves nothing to be told of */
    public TakeKeys(Take take, Runnable cancel) {
        this.take = take;
        this.cancel = cancel;
    }

    /** A key; those without a sign (arrows) mean nothing here. */
    public void typed(Keystroke key) {
        if (!(key instanceof Keystroke.Sign(char sign))) {
            return;
        }
        if (asksToDiscard) {
            answered(sign);
        } else if (text != null) {
            write(sign);
        } else {
            act(sign);
        }
    }

    private void act(char sign) {
        TakeStatus status = take.status();
        switch (sign) {
            case ' ' -> togglePause(status.wanted());
            case '\r', '\n' -> take.begin();
            case 'm', 'M' -> marker = take.mark("").id();
            case 't', 'T' -> {
                marker = marker == null ? take.mark("").id() : marker;
                text = "";
            }
            case '+', '=' -> gain(status.input().gain() + GAIN_STEP);
            case '-' -> gain(status.input().gain() - GAIN_STEP);
            case '0' -> take.mute(!status.input().muted());
            case 'd', 'D' -> asksToDiscard = true;
            case 'q', 'Q', END_OF_INPUT -> end(status.wanted());
            default -> {
                // Means nothing here.
            }
        }
    }

    /** Only what is certain throws a take away. */
    private void answered(char sign) {
        asksToDiscard = false;
        if (sign == 'y' || sign == 'Y') {
            take.discard();
        }
    }

    private void write(char sign) {
        switch (sign) {
            case '\r', '\n' -> {
                if (!text.isBlank()) {
                    take.describe(marker, text.strip());
                }
                text = null;
                marker = null;
            }
            case BACKSPACE, DELETE ->
                text = text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(text.length(), -1));
            default -> text += Character.isISOControl(sign) || text.length() >= LONGEST_TEXT ? "" : sign;
        }
    }

    private void togglePause(TakeStatus.State state) {
        switch (state) {
            case ARMED -> take.begin();
            case PAUSED -> take.resume();
            default -> take.pause();
        }
    }

    private void end(TakeStatus.State state) {
        if (state == TakeStatus.State.ARMED) {
            cancel.run();
        } else {
            take.stop();
        }
    }

    private void gain(double decibels) {
        take.gain(Math.clamp(decibels, -TakeRequest.MOST_GAIN, TakeRequest.MOST_GAIN));
    }

    /** What is asked of the typist instead of a key. */
    public Optional<String> prompt() {
        String typing = text;
        if (asksToDiscard) {
            return Optional.of("Throw this take away? y throws it away, any other key goes on");
        }
        return typing == null ? Optional.empty() : Optional.of("Marker: " + typing + "_   ENTER keeps it");
    }
}
