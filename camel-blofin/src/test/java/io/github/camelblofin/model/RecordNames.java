package io.github.camelblofin.model;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components of the model's records, by the names that BloFin uses. */
public final class RecordNames {
    private RecordNames() {}

    /** The components by the name that goes over the wire, in their order. */
    public static Map<String, RecordComponent> components(Class<?> type) {
        Map<String, String> jsonNames = new LinkedHashMap<>();
        JavaType javaType = BlofinJson.mapper().constructType(type);
        for (BeanPropertyDefinition property : BlofinJson.mapper()
                .getSerializationConfig()
                .introspect(javaType)
                .findProperties()) {
            jsonNames.put(property.getInternalName(), property.getName());
        }
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(jsonNames.getOrDefault(component.getName(), component.getName()), component);
        }
        return components;
    }

    /** The record in a component, or in its list; {@code null} when there is none. */
    public static Class<?> nested(Class<?> type, String field) {
        RecordComponent component = components(type).get(field);
        if (component == null) {
            return null;
        }
        JavaType target = BlofinJson.mapper().constructType(component.getGenericType());
        Class<?> raw = target.isCollectionLikeType() ? target.getContentType().getRawClass() : target.getRawClass();
        return raw.isRecord() ? raw : null;
    }

    /** Our name of a field that BloFin spells in several ways: the component's, where the name is an alias of it. */
    static String spelling(Class<?> type, String name) {
        JavaType javaType = BlofinJson.mapper().constructType(type);
        return BlofinJson.mapper().getDeserializationConfig().introspect(javaType).findProperties().stream()
                .filter(property -> property.findAliases().stream()
                        .anyMatch(alias -> alias.getSimpleName().equals(name)))
                .map(BeanPropertyDefinition::getName)
                .findFirst()
                .orElse(name);
    }

    /** An example with the names that its record writes. */
    static JsonNode respelled(Class<?> type, JsonNode example) {
        if (type == null || example.isValueNode()) {
            return example;
        }
        if (example.isArray()) {
            ArrayNode rows = BlofinJson.mapper().createArrayNode();
            example.forEach(row -> rows.add(respelled(type, row)));
            return rows;
        }
        ObjectNode fields = BlofinJson.mapper().createObjectNode();
        example.fieldNames().forEachRemaining(field -> {
            String name = spelling(type, field);
            fields.set(name, respelled(nested(type, name), example.get(field)));
        });
        return fields;
    }
}
