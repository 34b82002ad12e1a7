package io.github.camelblofin.simulator;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a simulator from a shell. Prints {@code baseUrl=}, {@code apiKey=}, {@code secretKey=} and {@code passphrase=}, one
 * a line, and runs until the process is stopped. Exit status: 0 after {@code --help}, 1 when it cannot start, 2 when the
 * command line is wrong.
 */
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        int status = run(
                System.out,
                System.err,
                simulator -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
                    stopped.await();
                },
                args);
        System.exit(status);
    }

    /** What to do while the simulator runs. */
    @FunctionalInterface
    interface Stay {
        void whileRunning(BlofinSimulator simulator) throws InterruptedException;
    }

    /** All of {@link #main} except the process around it; the exit status. */
    static int run(PrintStream out, PrintStream err, Stay stay, String... args) throws InterruptedException {
        SimulatorOptions options = new SimulatorOptions();
        CommandLine commandLine = new CommandLine(options);
        SimulatorBuilder builder;
        try {
            CommandLine.ParseResult parsed = commandLine.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                commandLine.usage(out);
                return 0;
            }
            if (parsed.isVersionHelpRequested()) {
                commandLine.printVersionHelp(out);
                return 0;
            }
            builder = options.builder();
        } catch (ParameterException wrong) {
            err.println(wrong.getMessage());
            err.println();
            commandLine.usage(err);
            return 2;
        }
        try (BlofinSimulator simulator = builder.start()) {
            out.println("baseUrl=" + simulator.baseUrl());
            out.println("apiKey=" + simulator.apiKey());
            out.println("secretKey=" + simulator.secretKey());
            out.println("passphrase=" + simulator.passphrase());
            out.flush();
            stay.whileRunning(simulator);
            return 0;
        } catch (IllegalStateException cannotStart) {
            err.println(cannotStart.getMessage());
            return 1;
        }
    }
}
