package io.github.camelblofin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Target;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;

/**
 * Makes requests of messages: options of the endpoint, the header {@link BlofinHeaders#PARAMS} and the body. A body that
 * is neither a Map, a record, a list nor text is turned into text by Camel's type converters: streams, readers, files.
 */
final class MessageRequest {
    private final BlofinEndpoint endpoint;
    private final RequestMerger merger;

    MessageRequest(BlofinEndpoint endpoint) {
        BlofinConfiguration options = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.merger = new RequestMerger(options.getBrokerId(), options.isValidate());
    }

    /** What writes the requests of steps that a message leads to: these are ours, so they are always checked. */
    RequestMerger stepMerger() {
        return new RequestMerger(endpoint.getConfiguration().getBrokerId(), true);
    }

    /**
     * The request, which may have faults that it tells when it is taken.
     *
     * @throws BlofinInvalidRequestException when it is no request at all
     */
    Draft of(Exchange exchange, Target target) {
        return merger.draft(target, endpoint.parametersFor(target), header(exchange, target), body(exchange, target));
    }

    private Map<String, Object> header(Exchange exchange, Target target) {
        if (endpoint.getConfiguration().getHeaderOverrides() == HeaderOverrides.none) {
            return Map.of();
        }
        Object header = exchange.getMessage().getHeader(BlofinHeaders.PARAMS);
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (header instanceof Map<?, ?> given) {
            given.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        } else if (header != null) {
            // Ignoring it would drop a filter without a word.
            throw new BlofinInvalidRequestException(Failure.local(
                    target.path(),
                    target.path() + " was not sent: the header " + BlofinHeaders.PARAMS
                            + " must hold a Map, but it is a "
                            + header.getClass().getName()));
        }
        return parameters;
    }

    /**
     * The body as a request. A read after a stream or after another read finds records as body, which are no request:
     * they are left alone, so that {@code from("blofin:trades…").to("blofin:market/books…")} works.
     */
    private static Object body(Exchange exchange, Target target) {
        Object body = exchange.getMessage().getBody();
        if (target.body() == JsonShape.NO_BODY && unrelated(body, target)) {
            return null;
        }
        return known(body) ? body : text(body, exchange, target);
    }

    private static boolean unrelated(Object body, Target target) {
        Optional<Operation> operation = target.operation();
        return body instanceof Collection
                || (body instanceof Record
                        && operation.stream()
                                .noneMatch(line -> line.requestType().isInstance(body)));
    }

    private static boolean known(Object body) {
        return body == null
                || body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof Map
                || body instanceof Record
                || body instanceof Collection
                || body instanceof Object[]
                || body instanceof JsonNode;
    }

    /**
     * A body that holds text. What cannot be read as a stream is no text: converters turn any object into a String, and
     * nobody wants {@code Order@1f2a} to be sent.
     */
    private static Object text(Object body, Exchange exchange, Target target) {
        TypeConverter converter = exchange.getContext().getTypeConverter();
        try {
            // These are read once, so asking for a stream first would leave nothing to read.
            boolean text = body instanceof Reader || body instanceof File || body instanceof WrappedFile;
            Object source = text ? body : converter.tryConvertTo(InputStream.class, exchange, body);
            return source == null ? body : converter.convertTo(String.class, exchange, source);
        } catch (TypeConversionException e) {
            throw new BlofinInvalidRequestException(
                    Failure.local(target.path(), target.path() + " was not sent: the body cannot be read"), e);
        }
    }
}
