package io.github.camelblofin.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a ledger does to files, so that tests can let it fail. */
interface Disk {
    Disk REAL = new Disk() {
        @Override
        public Output open(Path file) throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.position(channel.size());
            return new RealOutput(channel);
        }

        @Override
        public void keepNames(Path folder) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // Systems that cannot do this to a folder (Windows) keep names by themselves.
                return;
            }
        }
    };

    /** Opens a file at its end; it is made when it is not there. */
    Output open(Path file) throws IOException;

    /** Makes sure that the names of the files in a folder survive a crash. */
    void keepNames(Path folder) throws IOException;

    /** An open file. */
    interface Output extends AutoCloseable {
        /** Writes all of it at the end. */
        void write(byte[] bytes) throws IOException;

        /** Waits until what was written survives a crash. */
        void force() throws IOException;

        /** Cuts the file; the end is there then. */
        void cut(long size) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file of the machine. */
    record RealOutput(FileChannel channel) implements Output {
        @Override
        public void write(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void cut(long size) throws IOException {
            channel.truncate(size);
            channel.position(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
