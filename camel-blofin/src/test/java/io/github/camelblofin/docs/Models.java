package io.github.camelblofin.docs;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.RecordNames;
import io.github.camelblofin.model.Term;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The records that the tables name, as the pages show them. */
final class Models {
    private Models() {}

    /** The components that have a place of their own on the wire. */
    static Map<String, RecordComponent> fields(Class<?> type) {
        Map<String, RecordComponent> fields = RecordNames.components(type);
        fields.remove("extra");
        return fields;
    }

    /** The type of a component, linked where {@code records.md} explains it. */
    static String type(RecordComponent component) {
        return type(component.getGenericType());
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            return "List of " + type(generic.getActualTypeArguments()[0]);
        }
        Class<?> raw = (Class<?>) type;
        return raw.isRecord() ? link(raw) : Markdown.code(raw.getSimpleName());
    }

    static String link(Class<?> type) {
        String anchor = Term.class.isAssignableFrom(type) ? "enumerations" : type.getSimpleName();
        return "[`" + type.getSimpleName() + "`](records.md#" + anchor.toLowerCase(Locale.ROOT) + ")";
    }

    /** Records of answers and pushes, and those inside of any record, by name. */
    static Set<Class<?>> records() {
        Set<Class<?>> records = byName();
        Stream.concat(
                        Arrays.stream(Operation.values()).map(Operation::answerType),
                        Arrays.stream(Channel.values()).map(Channel::rowType))
                .filter(Class::isRecord)
                .forEach(type -> addWithNested(type, records));
        Arrays.stream(Operation.values())
                .map(Operation::requestType)
                .filter(Class::isRecord)
                .forEach(type -> nested(type).forEach(inner -> addWithNested(inner, records)));
        return records;
    }

    /** The enumerations in any record, by name. */
    static Set<Class<?>> terms() {
        Set<Class<?>> terms = byName();
        Stream.concat(
                        records().stream(),
                        Arrays.stream(Operation.values())
                                .map(Operation::requestType)
                                .filter(Class::isRecord))
                .flatMap(type -> fields(type).values().stream())
                .map(RecordComponent::getType)
                .filter(Term.class::isAssignableFrom)
                .forEach(terms::add);
        return terms;
    }

    /** The values of an enumeration that have a constant. */
    static List<String> values(Class<?> term) {
        List<String> values = new ArrayList<>();
        for (Field field : term.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == term) {
                try {
                    values.add(((Term) field.get(null)).value());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return values;
    }

    private static Set<Class<?>> byName() {
        return new TreeSet<>(Comparator.comparing((Function<Class<?>, String>) Class::getSimpleName));
    }

    private static void addWithNested(Class<?> type, Set<Class<?>> records) {
        if (records.add(type)) {
            nested(type).forEach(inner -> addWithNested(inner, records));
        }
    }

    private static List<Class<?>> nested(Class<?> type) {
        List<Class<?>> nested = new ArrayList<>();
        fields(type).keySet().forEach(name -> {
            Class<?> inner = RecordNames.nested(type, name);
            if (inner != null && !Term.class.isAssignableFrom(inner)) {
                nested.add(inner);
            }
        });
        return nested;
    }
}
