package io.github.camelblofin.stream.recovery;

/** Where it is kept how far a stream was dealt with. Called on the stream's worker. */
public interface Positions {
    /** Keeps nothing: a restart begins anew. */
    Positions NONE = new Positions() {
        @Override
        public boolean kept() {
            return false;
        }

        @Override
        public String load(String instId) {
            return null;
        }

        @Override
        public void save(String instId, String text) {}
    };

    /** Whether positions survive the process. */
    default boolean kept() {
        return true;
    }

    /**
     * The last text saved; {@code null}: none.
     *
     * @param instId instrument; {@code null}: the account's
     */
    String load(String instId);

    /** Saves a text of one line. */
    void save(String instId, String text);
}
