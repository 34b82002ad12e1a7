package io.github.camelblofin.docs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pages of {@code docs/reference}, made of the tables, the records, the generated metadata and the samples of the wire
 * tests. {@link ReferenceDocsTest} compares them with what is committed.
 */
final class ReferenceDocs {
    /** Seen from the folder of this module, where its tests run. */
    static final Path FOLDER = Path.of("../docs/reference");

    private ReferenceDocs() {}

    /** The text of each page by its file name. */
    static Map<String, String> pages() {
        SourceDocs sources = new SourceDocs();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("operations.md", new OperationsPage(sources).text());
        pages.put("records.md", new RecordsPage(sources).text());
        pages.put("channels.md", new ChannelsPage(sources).text());
        pages.put("errors.md", new ErrorsPage(sources).text());
        pages.put("options.md", new OptionsPage().text());
        return pages;
    }
}
