package io.github.camelblofin;

import io.github.camelblofin.model.BlofinJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * The data type {@code blofin:json}: records, Maps and lists of these become JSON text in BloFin's form, where numbers
 * are exact and written as text. Text stays as it is.
 */
@DataTypeTransformer(
        name = "blofin:json",
        description = "Turns records, maps and lists of the BloFin component into JSON")
public class BlofinJsonTransformer extends Transformer {
    @Override
    public void transform(Message message, DataType from, DataType to) {
        Object body = message.getBody();
        if (body != null && !(body instanceof CharSequence)) {
            message.setBody(BlofinJson.toText(body));
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }
}
