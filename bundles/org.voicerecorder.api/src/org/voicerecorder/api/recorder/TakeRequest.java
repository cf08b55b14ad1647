package org.voicerecorder.api.recorder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * What to record and how. Begin with {@link #of} and change what is to be different:
 * {@code TakeRequest.of(format).withDevice("usb-1").withLength(Duration.ofMinutes(5))}.
 *
 * @param input where the audio comes from
 * @param text what the recording is called
 * @param course when the take begins, ends and is split
 * @param flac whether a FLAC copy of it is made meanwhile, for exports; it is given up when it is in the take's way
 */
public record TakeRequest(Input input, CaptureFormat format, Text text, Course course, boolean flac) {
    /** The longest that is kept from before the start. */
    public static final Duration LONGEST_PRE_ROLL = Duration.ofMinutes(1);

    /** The range of the input gain: ±{@value} dB. */
    public static final double MOST_GAIN = 40;

    /**
     * @param device id of an input device; the system's default when empty
     * @param otherDevice whether the take may go on with another device when this one is lost
     * @param gain of what is read, in dB; 0 leaves the samples as they are
     * @param watch how soon a dead or muted input is told
     * @param failOnSilence whether the take ends, as a failure, when that happens
     * @param deviceWait how long a lost device is waited for; then the take ends, as a failure, and is kept
     */
    public record Input(
            Optional<String> device,
            boolean otherDevice,
            double gain,
            WatchStrictness watch,
            boolean failOnSilence,
            Duration deviceWait) {
        public static final Input DEFAULT =
                new Input(Optional.empty(), false, 0, WatchStrictness.STRICT, false, Duration.ofMinutes(5));

        public Input {
            requireGain(gain);
        }
    }

    /**
     * @param title may hold {@code {date}}, {@code {time}}, {@code {device}} and {@code {part}}; what else stands in
     *     braces stays. "Recording" with date and time when empty. Parts of a split take that do not say
     *     {@code {part}} get their number at the end
     */
    public record Text(Optional<String> title, Optional<String> description, List<String> tags) {
        public static final Text NONE = new Text(Optional.empty(), Optional.empty(), List.of());

        public Text {
            tags = List.copyOf(tags);
        }
    }

    /**
     * @param length ends by itself after so much audio in all parts together; empty means until stopped
     * @param preRoll how much from before the start is kept when the take was armed
     */
    public record Course(
            Optional<Duration> length, Optional<Split> split, Optional<VoiceActivation> voice, Duration preRoll) {
        public static final Course UNTIL_STOPPED =
                new Course(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);

        public Course {
            length.filter(l -> l.isNegative() || l.isZero()).ifPresent(l -> {
                throw invalid("A take cannot be %s ms long".formatted(l.toMillis()));
            });
            if (preRoll.isNegative() || preRoll.compareTo(LONGEST_PRE_ROLL) > 0) {
                throw invalid("The pre-roll is between nothing and %d seconds".formatted(LONGEST_PRE_ROLL.toSeconds()));
            }
        }
    }

    /** From the default device, until stopped, with nothing else asked for. */
    public static TakeRequest of(CaptureFormat format) {
        return new TakeRequest(Input.DEFAULT, format, Text.NONE, Course.UNTIL_STOPPED, false);
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} outside ±{@value #MOST_GAIN} dB */
    public static double requireGain(double decibels) {
        if (!(Math.abs(decibels) <= MOST_GAIN)) {
            throw invalid("The gain is between -40 and 40 dB, not %s".formatted(decibels));
        }
        return decibels;
    }

    public TakeRequest withDevice(String id) {
        return withDevice(Optional.of(id));
    }

    public TakeRequest withDevice(Optional<String> id) {
        return with(new Input(id, input.otherDevice, input.gain, input.watch, input.failOnSilence, input.deviceWait));
    }

    public TakeRequest withOtherDevice(boolean allowed) {
        return with(new Input(input.device, allowed, input.gain, input.watch, input.failOnSilence, input.deviceWait));
    }

    /** @param decibels see {@link Input#gain} */
    public TakeRequest withGain(double decibels) {
        return with(new Input(
                input.device, input.otherDevice, decibels, input.watch, input.failOnSilence, input.deviceWait));
    }

    public TakeRequest withFailOnSilence(boolean fail) {
        return with(new Input(input.device, input.otherDevice, input.gain, input.watch, fail, input.deviceWait));
    }

    public TakeRequest withWatch(WatchStrictness watch) {
        return with(
                new Input(input.device, input.otherDevice, input.gain, watch, input.failOnSilence, input.deviceWait));
    }

    public TakeRequest withDeviceWait(Duration wait) {
        return with(new Input(input.device, input.otherDevice, input.gain, input.watch, input.failOnSilence, wait));
    }

    public TakeRequest withFormat(CaptureFormat other) {
        return new TakeRequest(input, other, text, course, flac);
    }

    public TakeRequest withFlac(boolean copy) {
        return new TakeRequest(input, format, text, course, copy);
    }

    /** @param template see {@link Text#title} */
    public TakeRequest withTitle(String template) {
        return with(new Text(Optional.of(template), text.description, text.tags));
    }

    public TakeRequest withDescription(String description) {
        return with(new Text(text.title, Optional.of(description), text.tags));
    }

    public TakeRequest withTags(List<String> tags) {
        return with(new Text(text.title, text.description, tags));
    }

    public TakeRequest withLength(Duration length) {
        return with(new Course(Optional.of(length), course.split, course.voice, course.preRoll));
    }

    public TakeRequest withSplit(Split split) {
        return with(new Course(course.length, Optional.of(split), course.voice, course.preRoll));
    }

    public TakeRequest withVoice(VoiceActivation voice) {
        return with(new Course(course.length, course.split, Optional.of(voice), course.preRoll));
    }

    public TakeRequest withPreRoll(Duration preRoll) {
        return with(new Course(course.length, course.split, course.voice, preRoll));
    }

    private TakeRequest with(Input other) {
        return new TakeRequest(other, format, text, course, flac);
    }

    private TakeRequest with(Text other) {
        return new TakeRequest(input, format, other, course, flac);
    }

    private TakeRequest with(Course other) {
        return new TakeRequest(input, format, text, other, flac);
    }

    private static VoiceRecorderException invalid(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message);
    }
}
