package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.reference.ReferenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The option {@code referenceStore}, with and without the optional Redis client. */
class ReferenceStoresTest {
    private final CamelContext context = new DefaultCamelContext();

    /** Keeps nothing. */
    private static final class Nothing implements ReferenceStore {
        @Override
        public CompletionStage<Optional<String>> get(String key) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<Void> put(String key, String json, Duration lifetime) {
            return CompletableFuture.completedFuture(null);
        }
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void beanIsTakenByNameOrAsItIs() {
        ReferenceStore bean = new Nothing();
        context.getRegistry().bind("mine", bean);

        assertThat(ReferenceStores.of(context, null)).isNull();
        assertThat(ReferenceStores.of(context, bean)).isSameAs(bean);
        assertThat(ReferenceStores.of(context, "#mine")).isSameAs(bean);
        assertThat(ReferenceStores.of(context, "#bean:mine")).isSameAs(bean);
        assertThatThrownBy(() -> ReferenceStores.of(context, "#other")).hasMessageContaining("redis://host:port");
    }

    @Test
    void wrongUrlIsNotRepeated() {
        assertThatThrownBy(() -> ReferenceStores.of(context, "redis://user:hush@localhost:99999999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redis://host:port")
                .hasNoCause()
                .hasMessageNotContaining("hush");
    }

    @Test
    void lifetimeThatIsNotPositiveFailsTheStart() {
        BlofinComponent component = new BlofinComponent();
        component.setTiersLifetime(0);
        context.addComponent("blofin", component);

        assertThatThrownBy(context::start).rootCause().hasMessageContaining("TIERS must be positive");
    }

    @Test
    void componentStartsAndStopsWithAStoreInRedisThatNobodyRuns() {
        BlofinComponent component = new BlofinComponent();
        component.setReferenceStore("redis://localhost:1");
        context.addComponent("blofin", component);

        context.start();

        assertThat(component.isStarted()).isTrue();
    }

    @Test
    void componentRunsWithoutTheRedisClientAndSaysWhatItNeeds() throws Exception {
        ClassLoader bare = new WithoutRedisClient(getClass().getClassLoader());
        Component component = (Component)
                bare.loadClass(BlofinComponent.class.getName()).getConstructor().newInstance();
        assertThat(component.getClass()).isNotSameAs(BlofinComponent.class);
        start(new DefaultCamelContext(), bare, component);

        component.getClass().getMethod("setReferenceStore", Object.class).invoke(component, "redis://localhost:1");
        assertThatThrownBy(() -> start(new DefaultCamelContext(), bare, component))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("io.lettuce:lettuce-core");
    }

    private static void start(CamelContext own, ClassLoader classes, Component component) {
        Thread.currentThread().setContextClassLoader(classes);
        try {
            own.setApplicationContextClassLoader(classes);
            own.addComponent("blofin", component);
            own.start();
        } finally {
            own.stop();
            Thread.currentThread().setContextClassLoader(classes.getParent());
        }
    }

    /** Loads our classes itself, and finds no Lettuce. */
    private static final class WithoutRedisClient extends ClassLoader {
        WithoutRedisClient(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.lettuce.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.camelblofin.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
