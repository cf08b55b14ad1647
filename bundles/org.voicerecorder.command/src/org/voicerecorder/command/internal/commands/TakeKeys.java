package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;

/** What keys do to a take. Called by the thread that reads them. */
final class TakeKeys {
    private static final double GAIN_STEP = 1;

    private final Take take;

    TakeKeys(Take take) {
        this.take = take;
    }

    /** @param key a byte; those of longer sequences (arrows, letters that are not ASCII) mean nothing here */
    void typed(int key) {
        TakeStatus status = take.status();
        switch (key) {
            case ' ' -> togglePause(status.state());
            case '\r', '\n' -> take.begin();
            case 'm', 'M' -> take.mark("");
            case '+', '=' -> gain(status.input().gain() + GAIN_STEP);
            case '-' -> gain(status.input().gain() - GAIN_STEP);
            case '0' -> take.mute(!status.input().muted());
            case 'q', 'Q', 4 -> take.stop();
            default -> {
                return;
            }
        }
    }

    private void togglePause(TakeStatus.State state) {
        switch (state) {
            case ARMED -> take.begin();
            case PAUSED -> take.resume();
            default -> take.pause();
        }
    }

    private void gain(double decibels) {
        take.gain(Math.clamp(decibels, -TakeRequest.MOST_GAIN, TakeRequest.MOST_GAIN));
    }
}
