package org.voicerecorder.command.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.voicerecorder.command.CommandName;

/** The command that was probably meant by a word that is none. */
final class Guess {
    private static final int FARTHEST = 2;

    private Guess() {}

    static Optional<String> command(String typed) {
        return Arrays.stream(CommandName.values())
                .map(CommandName::text)
                .filter(name -> distance(typed, name) <= Math.min(FARTHEST, name.length() / 2))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** How many letters must be changed, put in, left out or swapped with their neighbour (Damerau-Levenshtein). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
