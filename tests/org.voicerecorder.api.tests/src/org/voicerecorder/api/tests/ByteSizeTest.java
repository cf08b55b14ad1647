package org.voicerecorder.api.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({"0,0", "12,12", "2GB,2000000000", "2 gb,2000000000", "1.5GiB,1610612736", "500M,500000000", "4K,4000"})
    void readsSizes(String text, long bytes) {
        assertEquals(bytes, ByteSize.parse(text).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "-1", "1 PB", "1,5GB", "9999999999999TB"})
    void refusesWhatIsNotASize(String text) {
        var e = assertThrows(VoiceRecorderException.class, () -> ByteSize.parse(text));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
    }

    @Test
    void showsThreeDigits() {
        assertEquals("999 B", new ByteSize(999).toString());
        assertEquals("1.00 kB", new ByteSize(1000).toString());
        assertEquals("12.3 MB", new ByteSize(12_345_678).toString());
        assertEquals("1.00 GB", new ByteSize(999_999_999).toString());
    }
}
