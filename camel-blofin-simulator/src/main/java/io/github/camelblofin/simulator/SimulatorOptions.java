package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.limit.Limits;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands on the command line of {@link SimulatorMain}. */
@Command(
        name = "camel-blofin-simulator",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = SimulatorOptions.Version.class,
        description = "A BloFin-compatible exchange with play money, on this machine only.",
        footer = {
            "",
            "Prints baseUrl, apiKey, secretKey and passphrase, one a line, and runs until it is stopped (Ctrl-C)."
        })
final class SimulatorOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "port to listen on; 0, the default, is any free one")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "start of all chance, keys included; 42 by default")
    private long seed;

    @Option(
            names = "--instruments",
            paramLabel = "NAME",
            split = ",",
            description = "such as BTC-USDT,ETH-USDT; all that the simulator knows by default")
    private List<String> instruments = new ArrayList<>();

    @Option(
            names = "--activity",
            paramLabel = "X",
            defaultValue = "1",
            description = "pace of the market: 1, the default, is normal, 0 leaves the books empty")
    private double activity;

    @Option(
            names = "--limits",
            paramLabel = "KIND",
            defaultValue = "none",
            description = "BloFin's rate limits and bans: ${COMPLETION-CANDIDATES}; none by default")
    private LimitKind limits;

    @Spec
    private CommandSpec spec;

    /** Lower case, since they stand on the command line so. */
    enum LimitKind {
        none,
        sliding,
        fixed;

        Limits limits() {
            return switch (this) {
                case none -> Limits.none();
                case sliding -> Limits.standard();
                case fixed -> Limits.standard().with(Limits.Windows.FIXED);
            };
        }
    }

    /** @throws ParameterException says what is wrong */
    SimulatorBuilder builder() {
        try {
            SimulatorBuilder builder = BlofinSimulator.builder()
                    .port(port)
                    .seed(seed)
                    .activity(activity)
                    .limits(limits.limits());
            return instruments.isEmpty() ? builder : builder.instruments(instruments.toArray(String[]::new));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    /** From the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SimulatorMain.class.getPackage().getImplementationVersion();
            return new String[] {version == null ? "not from a jar" : version};
        }
    }
}
