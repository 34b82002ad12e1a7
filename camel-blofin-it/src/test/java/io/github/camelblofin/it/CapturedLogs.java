package io.github.camelblofin.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged while it is open, stack traces included; trace level for our own packages. */
final class CapturedLogs extends AbstractAppender implements AutoCloseable {
    private final List<LogEvent> events = new CopyOnWriteArrayList<>();
    private final LoggerConfig root;
    private final LoggerConfig ours;
    private final Level before;

    private CapturedLogs() {
        super("captured", null, null, true, Property.EMPTY_ARRAY);
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        root = context.getConfiguration().getRootLogger();
        ours = context.getConfiguration().getLoggerConfig("io.github.camelblofin");
        before = ours.getLevel();
        start();
        root.addAppender(this, Level.TRACE, null);
        ours.setLevel(Level.TRACE);
        context.updateLoggers();
    }

    static CapturedLogs open() {
        return new CapturedLogs();
    }

    @Override
    public void append(LogEvent event) {
        events.add(event.toImmutable());
    }

    /** One text a log event, with its level and the messages of its exceptions. */
    List<String> lines() {
        return events.stream().map(CapturedLogs::line).toList();
    }

    /** Lines of our own packages at this level. */
    List<String> ours(Level level) {
        return events.stream()
                .filter(event ->
                        level.equals(event.getLevel()) && event.getLoggerName().startsWith("io.github.camelblofin."))
                .map(CapturedLogs::line)
                .toList();
    }

    private static String line(LogEvent event) {
        StringBuilder text =
                new StringBuilder(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
            text.append(" / ").append(cause);
        }
        return text.toString();
    }

    @Override
    public void close() {
        root.removeAppender("captured");
        ours.setLevel(before);
        ((LoggerContext) LogManager.getContext(false)).updateLoggers();
        stop();
    }
}
