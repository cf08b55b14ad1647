package org.voicerecorder.command.internal.commands;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The values of an enumeration as they are typed, named in messages and completed: in lower case. Upper case is
 * understood too. Subclasses are made by the parser.
 */
public abstract class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
    private final List<E> values;

    protected Choice(Class<E> type) {
        this.values = Arrays.asList(type.getEnumConstants());
    }

    @Override
    public E convert(String text) {
        return values.stream()
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of %s but was '%s'".formatted(String.join(", ", this), text)));
    }

    @Override
    public Iterator<String> iterator() {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .iterator();
    }
}
