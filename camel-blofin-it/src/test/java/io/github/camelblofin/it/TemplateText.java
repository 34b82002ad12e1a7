package io.github.camelblofin.it;

import io.github.camelblofin.BlofinRouteTemplates;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.support.PluginHelper;

/**
 * What a route template says, without what differs between its forms: where it begins, names and places.
 *
 * @param parameters defaults by name; what has none is {@code required}
 * @param context stopped, but it can still write
 */
record TemplateText(Map<String, String> parameters, RouteDefinition route, CamelContext context) {
    static TemplateText ofJava(String id) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new BlofinRouteTemplates());
            return of(context, id);
        }
    }

    static TemplateText ofKamelet(String id) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context)
                            .resolveResource("classpath:kamelets/" + id + ".kamelet.yaml"));
            return of(context, id);
        }
    }

    private static TemplateText of(CamelContext context, String id) throws Exception {
        RouteTemplateDefinition template = ((ModelCamelContext) context).getRouteTemplateDefinition(id);
        Map<String, String> parameters = new TreeMap<>();
        for (RouteTemplateParameterDefinition parameter : template.getTemplateParameters()) {
            String value = parameter.getDefaultValue();
            parameters.put(
                    parameter.getName(), value != null ? value : parameter.isRequired() ? "required" : "optional");
        }
        parameters.remove("name");
        return new TemplateText(parameters, template.getRoute(), context);
    }

    /** As XML. What is caught is missing: Camel writes it only for routes made in Java. */
    String steps() throws Exception {
        return PluginHelper.getModelToXMLDumper(context)
                .dumpModelAsXml(context, route)
                .replaceAll("(?s)<\\?xml.*?\\?>", "")
                .replaceAll("<from [^>]*/>", "")
                .replaceAll("(?s)\\s*<doCatch>.*?</doCatch>", "")
                .replaceAll(" (id|customId|beanType|xmlns(:\\w+)?)=\"[^\"]*\"", "")
                .strip();
    }
}
