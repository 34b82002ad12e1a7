package io.github.camelblofin.simulator;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

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
        SimulatorOptions options;
        try {
            options = SimulatorOptions.parse(args);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.println();
            err.print(SimulatorOptions.USAGE);
            return 2;
        }
        if (options.help()) {
            out.print(SimulatorOptions.USAGE);
            return 0;
        }
        try (BlofinSimulator simulator = BlofinSimulator.builder()
                .port(options.port())
                .seed(options.seed())
                .start()) {
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
