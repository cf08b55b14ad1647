package org.voicerecorder.command.internal.commands;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What a copy says of itself. An empty text leaves a tag out. */
final class TagOptions {
    @Option(
            names = "--tag-title",
            paramLabel = "TEXT",
            description = "The copy's title. Default: the recording's; an empty text leaves a tag out.")
    private String title;

    @Option(names = "--tag-artist", paramLabel = "TEXT", description = "Who speaks or plays.")
    private String artist;

    @Option(names = "--tag-album", paramLabel = "TEXT", description = "Album, or the name of the podcast.")
    private String album;

    @Option(names = "--tag-date", paramLabel = "TEXT", description = "A year or date. Default: when it was recorded.")
    private String date;

    @Option(names = "--tag-genre", paramLabel = "TEXT", description = "The genre, e.g. Podcast.")
    private String genre;

    @Option(names = "--tag-track", paramLabel = "TEXT", description = "Number of the track or episode, e.g. 3 or 3/12.")
    private String track;

    @Option(names = "--tag-comment", paramLabel = "TEXT", description = "A comment. Default: the description.")
    private String comment;

    @Option(names = "--tag-copyright", paramLabel = "TEXT", description = "Whose rights they are.")
    private String copyright;

    @Option(names = "--tag-language", paramLabel = "TEXT", description = "The language, e.g. eng.")
    private String language;

    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        put(tags, "title", title);
        put(tags, "artist", artist);
        put(tags, "album", album);
        put(tags, "date", date);
        put(tags, "genre", genre);
        put(tags, "track", track);
        put(tags, "comment", comment);
        put(tags, "copyright", copyright);
        put(tags, "language", language);
        return tags;
    }

    private static void put(Map<String, String> tags, String key, String text) {
        if (text != null) {
            tags.put(key, text.strip());
        }
    }
}
