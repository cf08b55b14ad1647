package org.voicerecorder.recorder.internal.presets;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.OutputFiles;

/** Keeps the user's presets in the library's folder. The file is read at every call: it is small, and may be edited. */
@Component
public final class LibraryPresets implements Presets {
    private static final String FILE = "presets.json";
    private static final String MEMBER = "presets";

    private final Library library;
    private final Path file;
    private final FileIo io;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public LibraryPresets(
            @Reference Library library, @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.file = library.root().resolve(FILE);
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    @Override
    public synchronized List<Preset> list() {
        List<Preset> all = new ArrayList<>(BuiltInPresets.ALL);
        own().stream()
                .sorted(Comparator.comparing(Preset::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(all::add);
        return all;
    }

    @Override
    public synchronized Preset get(String name) {
        // The program's own are there whatever the file holds.
        return BuiltInPresets.ALL.stream()
                .filter(preset -> preset.isNamed(name))
                .findFirst()
                .or(() -> own().stream().filter(preset -> preset.isNamed(name)).findFirst())
                .orElseThrow(() -> notFound(name));
    }

    @Override
    public boolean isBuiltIn(String name) {
        return BuiltInPresets.ALL.stream().anyMatch(preset -> preset.isNamed(name));
    }

    @Override
    public synchronized void save(Preset preset, boolean replace) {
        requireOwn(preset.name());
        List<Preset> own = own();
        put(own, preset, replace);
        write(io, file, own);
    }

    @Override
    public synchronized void remove(String name) {
        requireOwn(name);
        List<Preset> own = own();
        if (!own.removeIf(preset -> preset.isNamed(name))) {
            throw notFound(name);
        }
        write(io, file, own);
    }

    @Override
    public synchronized List<Preset> exportTo(Path target, List<String> names, boolean overwrite) {
        library.requireOutside(target);
        List<Preset> chosen =
                names.isEmpty() ? own() : names.stream().map(this::get).toList();
        if (chosen.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_FOUND,
                    "The library has no presets of its own",
                    "Name those to export, or save one with 'voicerec presets save NAME'.",
                    null);
        }
        try {
            Path resolved = OutputFiles.resolve(target);
            if (Files.exists(resolved) && !overwrite) {
                throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, "%s exists already".formatted(target));
            }
            write(io, resolved.toAbsolutePath(), chosen);
        } catch (IOException e) {
            throw IoFailures.of(e, "write", target);
        }
        return chosen;
    }

    @Override
    public synchronized List<Preset> importFrom(Path source, boolean replace) {
        if (!Files.exists(source)) {
            throw new VoiceRecorderException(ErrorCode.ERR_FILE_NOT_FOUND, "There is no file %s".formatted(source));
        }
        List<Preset> found = read(source);
        List<Preset> own = own();
        for (Preset preset : found) {
            requireOwn(preset.name());
            put(own, preset, replace);
        }
        write(io, file, own);
        return found;
    }

    @Override
    public String toJson(Preset preset) {
        return PresetJson.text(preset);
    }

    private List<Preset> own() {
        return read(file);
    }

    private static List<Preset> read(Path file) {
        List<Preset> presets = new ArrayList<>();
        LibraryJson.read(file).ifPresent(document -> {
            try {
                JsonFields fields = new JsonFields(document);
                fields.requireInt("version");
                for (JsonElement element : fields.elements(MEMBER)) {
                    presets.add(PresetJson.read(element));
                }
                fields.requireAllRead();
            } catch (IllegalArgumentException | VoiceRecorderException e) {
                throw LibraryJson.damaged(file, e.getMessage(), e);
            }
        });
        return presets;
    }

    private static void write(FileIo io, Path file, List<Preset> presets) {
        LibraryJson.write(io, file, json -> {
            json.name(MEMBER).beginArray();
            for (Preset preset : presets) {
                PresetJson.write(json, preset);
            }
            json.endArray();
        });
    }

    private static void put(List<Preset> own, Preset preset, boolean replace) {
        Predicate<Preset> same = other -> other.isNamed(preset.name());
        if (!replace && own.stream().anyMatch(same)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_EXISTS,
                    "There is a preset '%s' already".formatted(preset.name()),
                    "Choose another name, or replace it with --force.",
                    null);
        }
        own.removeIf(same);
        own.add(preset);
    }

    private void requireOwn(String name) {
        if (isBuiltIn(Preset.requireName(name))) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_NAME,
                    "The preset '%s' comes with the program and stays as it is".formatted(name.strip()),
                    "Choose another name; 'voicerec presets save NAME --from %s' begins with its values."
                            .formatted(name.strip()),
                    null);
        }
    }

    private VoiceRecorderException notFound(String name) {
        String names = list().stream().map(Preset::name).collect(Collectors.joining(", "));
        return new VoiceRecorderException(
                ErrorCode.ERR_NOT_FOUND,
                "There is no preset '%s'".formatted(name),
                "There are: %s.".formatted(names),
                null);
    }
}
