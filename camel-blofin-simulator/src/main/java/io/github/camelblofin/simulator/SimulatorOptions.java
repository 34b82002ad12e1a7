package io.github.camelblofin.simulator;

import java.util.Optional;

/** What stands on the command line of {@link SimulatorMain}. */
record SimulatorOptions(int port, long seed, boolean help) {
    static final String USAGE = """
            A BloFin-compatible exchange with play money, on this machine only.

            Options:
              --port N   port to listen on; 0, the default, is any free one
              --seed N   start of all chance, keys included; 42 by default
              --help     this text

            Prints baseUrl, apiKey, secretKey and passphrase, one a line, and runs until it is stopped (Ctrl-C).
            """;

    private static final SimulatorOptions DEFAULTS = new SimulatorOptions(0, 42, false);

    /**
     * Reads {@code --name value} and {@code --name=value}.
     *
     * @throws IllegalArgumentException says what is wrong with the command line
     */
    static SimulatorOptions parse(String... args) {
        SimulatorOptions options = DEFAULTS;
        for (int i = 0; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            if (args[i].equals("--help") || args[i].equals("-h")) {
                options = new SimulatorOptions(options.port, options.seed, true);
                continue;
            }
            if (!parts[0].equals("--port") && !parts[0].equals("--seed")) {
                throw new IllegalArgumentException("Unknown option " + args[i]);
            }
            boolean joined = parts.length == 2;
            if (!joined && i + 1 == args.length) {
                throw new IllegalArgumentException(parts[0] + " needs a number");
            }
            String value = joined ? parts[1] : args[++i];
            options = parts[0].equals("--port")
                    ? new SimulatorOptions((int) number("--port", value, 0, 65_535), options.seed, options.help)
                    : new SimulatorOptions(
                            options.port, number("--seed", value, Long.MIN_VALUE, Long.MAX_VALUE), options.help);
        }
        return options;
    }

    private static long number(String option, String value, long least, long most) {
        return asLong(value)
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> new IllegalArgumentException(option + " " + value + " is not a number"
                        + (most > 65_535 ? "" : " between " + least + " and " + most)));
    }

    private static Optional<Long> asLong(String value) {
        try {
            return Optional.of(Long.valueOf(value));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
