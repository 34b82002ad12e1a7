package io.github.camelblofin.api;

import java.util.Locale;

/** What a call may do, and so the permission that an API key needs for it. Source: "API Key Permissions". */
public enum Access {
    /** Public data; the call is not signed. */
    NONE,
    /** Read the account. */
    READ,
    /** Place, change and cancel orders; change account settings. */
    TRADE,
    /** Move funds between own accounts. */
    TRANSFER,
    /** Move funds out. */
    WITHDRAW;

    /** The name that options use: lower case. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
