package org.voicerecorder.audio.rescue;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What was found out about a file that holds audio.
 *
 * @param size of the file when it was looked at, in bytes
 * @param modified the time of its last change then
 * @param findings in the order in which they were met; empty when nothing is wrong
 */
public record Diagnosis(Path file, long size, FileTime modified, List<Finding> findings, RescuePlan plan) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Whether a copy would be better than the original. */
    public boolean isMendable() {
        return findings.stream().anyMatch(Finding::isMended);
    }
}
