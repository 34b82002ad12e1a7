package io.github.camelblofin.docs;

import static io.github.camelblofin.docs.Markdown.code;

import io.github.camelblofin.api.ActionSemantics;
import io.github.camelblofin.api.Bar;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.api.InstrumentArgument;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every WebSocket channel. */
final class ChannelsPage {
    private final SourceDocs sources;

    ChannelsPage(SourceDocs sources) {
        this.sources = sources;
    }

    String text() {
        return new Markdown()
                .heading(1, "Channels")
                .block("`from(\"blofin:<channel>\")` streams a channel. Where the name ends in `<bar>` put one of "
                        + Markdown.codes(
                                Arrays.stream(Bar.values()).map(Bar::code).toList())
                        + "; case matters: `1m` is a minute, `1M` a month.")
                .table(
                        List.of(
                                "Channel",
                                "Socket",
                                "Login",
                                "`instId`",
                                "Rows",
                                "`CamelBlofinAction`",
                                "Conflation",
                                "`staleAfter`",
                                "Recovered by",
                                "Evidence"),
                        Arrays.stream(Channel.values()).map(ChannelsPage::row).toList())
                .block(
                        "What was missed while a connection was down is [recovered](../recovery.md) by the operation that is named.")
                .heading(2, "What the columns say")
                .table(
                        List.of("`instId`", sources.about(InstrumentArgument.class)),
                        rows(sources.constants(InstrumentArgument.class)))
                .table(
                        List.of("`CamelBlofinAction`", sources.about(ActionSemantics.class)),
                        rows(sources.constants(ActionSemantics.class)))
                .table(
                        List.of("Conflation", sources.about(Conflation.class)),
                        rows(sources.constants(Conflation.class)))
                .block("Evidence is explained with the [operations](operations.md#what-the-columns-say).")
                .heading(2, "Examples")
                .java(Arrays.stream(Channel.values()).map(ChannelsPage::example).collect(Collectors.joining("\n")))
                .toString();
    }

    private static List<String> row(Channel channel) {
        return List.of(
                code(name(channel, "<bar>")),
                code(channel.socket().path()),
                channel.socket().login() ? "yes" : "no",
                words(channel.instrument().name()),
                Models.link(channel.rowType()),
                words(channel.action().name()),
                words(channel.conflation().name()),
                channel.staleAfter().isZero() ? "off" : channel.staleAfter().toSeconds() + " s",
                recovery(channel),
                words(channel.evidence().name()));
    }

    private static String recovery(Channel channel) {
        return channel.recovery()
                .map(reads -> Markdown.codes(reads.sources().stream()
                        .map(source -> source.list().path())
                        .toList()))
                .orElseGet(() -> channel.socket().login() ? "nothing documented" : "its next message");
    }

    private static List<List<String>> rows(Map<String, String> constants) {
        return constants.entrySet().stream()
                .map(constant -> List.of(words(constant.getKey()), constant.getValue()))
                .toList();
    }

    private static String name(Channel channel, String bar) {
        String routeName = new ChannelName(channel, channel.family() ? Bar.ONE_MINUTE : null).routeName();
        return channel.family() ? routeName.replaceFirst(Bar.ONE_MINUTE.code() + "$", bar) : routeName;
    }

    private static String example(Channel channel) {
        String instrument = channel.instrument() == InstrumentArgument.REQUIRED
                ? "?instId=" + (channel.spot() ? "BTC-USDT" : "BTC-USDT,ETH-USDT")
                : "";
        return "from(\"blofin:" + name(channel, Bar.ONE_MINUTE.code()) + instrument + "\").log(\"${body}\");";
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
