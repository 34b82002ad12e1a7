package io.github.camelblofin.model.user;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.JsonKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The API key that signed the call. {@link #toString()} hides the key. Source: REST "GET API Key Info".
 *
 * @param uid user id
 * @param apiName name the user gave the key
 * @param apiKey the key's public part
 * @param readOnly whether it can only read
 * @param ips addresses it is bound to; empty: none
 * @param type kind of key; BloFin does not list the values
 * @param expireTime when it ends
 * @param createTime when it was made
 * @param referralCode referral code of the user
 * @param parentUid uid of the main account, 0 on a main account
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record ApiKeyInfo(
        String uid,
        String apiName,
        String apiKey,
        @JsonSerialize(using = JsonKind.OneOrZero.class) Boolean readOnly,
        List<String> ips,
        Integer type,
        Instant expireTime,
        Instant createTime,
        String referralCode,
        String parentUid,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ApiKeyInfo {
        ips = ips == null ? List.of() : List.copyOf(ips);
        extra = Extra.of(extra);
    }

    @Override
    public String toString() {
        return "ApiKeyInfo[uid=" + uid + ", apiName=" + apiName + ", apiKey=***, readOnly=" + readOnly + ", ips=" + ips
                + ", type=" + type + ", expireTime=" + expireTime + ", createTime=" + createTime + ", referralCode="
                + referralCode + ", parentUid=" + parentUid + ", extra=" + extra + "]";
    }
}
