package io.github.camelblofin.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/**
 * Reads empty text as no {@link Term}: BloFin sends it where an enumeration has nothing to say. Numbers and flags are read
 * as their text, since BloFin writes some codes as either.
 */
final class EmptyTerms extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        return Term.class.isAssignableFrom(bean.getBeanClass()) ? new ReadTerm(deserializer) : deserializer;
    }

    private static final class ReadTerm extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        ReadTerm(JsonDeserializer<?> termReader) {
            super(termReader);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> termReader) {
            return new ReadTerm(termReader);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken().isNumeric() || in.currentToken().isBoolean()) {
                try (JsonParser text = TextNode.valueOf(in.getText()).traverse(in.getCodec())) {
                    text.nextToken();
                    return super.deserialize(text, context);
                }
            }
            boolean empty = in.hasToken(JsonToken.VALUE_STRING) && in.getText().isBlank();
            return empty ? null : super.deserialize(in, context);
        }
    }
}
