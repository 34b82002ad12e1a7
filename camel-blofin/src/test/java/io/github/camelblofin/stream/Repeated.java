package io.github.camelblofin.stream;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** A test that runs as often as {@code -Dblofin.repeat=20} says; once by default. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Repeated.Times.class)
@interface Repeated {
    /** Gives one invocation a time. */
    final class Times implements TestTemplateInvocationContextProvider {
        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return IntStream.rangeClosed(1, Integer.getInteger("blofin.repeat", 1))
                    .mapToObj(Times::invocation);
        }

        private static TestTemplateInvocationContext invocation(int time) {
            return new TestTemplateInvocationContext() {
                @Override
                public String getDisplayName(int index) {
                    return "time " + time;
                }

                @Override
                public List<Extension> getAdditionalExtensions() {
                    return List.of();
                }
            };
        }
    }
}
