package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelblofin.model.account.BatchLeverageInfoRequest;
import io.github.camelblofin.model.account.Leverage;
import io.github.camelblofin.model.account.PositionsHistoryRequest;
import io.github.camelblofin.model.account.SetLeverage;
import io.github.camelblofin.model.affiliate.Invitee;
import io.github.camelblofin.model.affiliate.KycLevel;
import io.github.camelblofin.model.affiliate.ReferralCode;
import io.github.camelblofin.model.asset.AccountType;
import io.github.camelblofin.model.asset.AddressType;
import io.github.camelblofin.model.asset.ApplyDemoMoney;
import io.github.camelblofin.model.asset.CurrencyNetwork;
import io.github.camelblofin.model.asset.DemoAmount;
import io.github.camelblofin.model.asset.Deposit;
import io.github.camelblofin.model.asset.TransferAck;
import io.github.camelblofin.model.asset.TransferFunds;
import io.github.camelblofin.model.asset.WithdrawFunds;
import io.github.camelblofin.model.asset.Withdrawal;
import io.github.camelblofin.model.asset.WithdrawalState;
import io.github.camelblofin.model.market.BooksRequest;
import io.github.camelblofin.model.market.CandlesRequest;
import io.github.camelblofin.model.user.ApiKeyInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wallet, account, user, affiliate and market records on payloads made up here. */
class AccountModelsTest {
    private static <T> T read(Class<T> type, String json) throws JsonProcessingException {
        return BlofinJson.reader(type).readValue(json.replace('\'', '"'));
    }

    @Test
    void transferBetweenOwnWalletsSendsTextOnly() {
        TransferFunds transfer = TransferFunds.of(
                        "USDT", new BigDecimal("1E+3"), AccountType.FUNDING, AccountType.FUTURES)
                .withClientId("T1");
        assertThat(BlofinJson.toText(transfer))
                .isEqualTo("{\"currency\":\"USDT\",\"fromAccount\":\"funding\",\"toAccount\":\"futures\","
                        + "\"amount\":\"1000\",\"clientId\":\"T1\"}");
    }

    @Test
    void transferWithASubAccountSendsARealBoolean() {
        TransferFunds transfer =
                TransferFunds.of("BTC", new BigDecimal("0.25"), AccountType.FUNDING, AccountType.FUNDING);
        assertThat(BlofinJson.toText(transfer.toSubAccount("700"))).contains("\"mainToSubAccount\":true");
        assertThat(BlofinJson.toText(transfer.fromSubAccount("700"))).contains("\"mainToSubAccount\":false");
        assertThat(BlofinJson.toMap(transfer.fromSubAccount("700")))
                .contains(entry("mainToSubAccount", false), entry("subAccount", "700"));
    }

    @Test
    void transferFromAMapOfTextsStillSendsARealBoolean() {
        TransferFunds transfer =
                BlofinJson.fromMap(Map.of("currency", "BTC", "mainToSubAccount", "true"), TransferFunds.class);
        assertThat(BlofinJson.toText(transfer)).isEqualTo("{\"currency\":\"BTC\",\"mainToSubAccount\":true}");
    }

    @Test
    void demoMoneySendsARealNumberAndNestedAmounts() {
        DemoAmount amount = DemoAmount.of("ETH", new BigDecimal("2.50"));
        assertThat(BlofinJson.toText(new ApplyDemoMoney(0, AccountType.SPOT, List.of(amount), null)))
                .isEqualTo("{\"adjustType\":0,\"accountType\":\"spot\","
                        + "\"demoApplyMoney\":[{\"currency\":\"ETH\",\"amountStr\":\"2.50\"}]}");
        assertThat(BlofinJson.toText(ApplyDemoMoney.of(AccountType.FUTURES, amount)))
                .doesNotContain("adjustType");
    }

    @Test
    void withdrawalSaysWhatItsAddressIs() {
        WithdrawFunds withdrawal = WithdrawFunds.onChain("XRP", new BigDecimal("30"), "Ripple (XRP)", "rSomewhere")
                .withTag("99")
                .withClientId("W1");
        assertThat(withdrawal.addrType()).isEqualTo(AddressType.WALLET);
        assertThat(BlofinJson.toMap(withdrawal))
                .contains(
                        entry("dest", "onchain"),
                        entry("addrType", "1"),
                        entry("chain", "Ripple (XRP)"),
                        entry("tag", "99"),
                        entry("clientId", "W1"));
        assertThat(BlofinJson.toMap(WithdrawFunds.toUser("USDT", BigDecimal.TEN, "42")))
                .contains(entry("dest", "internal"), entry("addrType", "2"), entry("address", "42"))
                .doesNotContainKeys("chain", "tag", "areaCode", "clientId");
    }

    @Test
    void fieldsThatARequestDoesNotKnowAreSentToo() {
        Map<String, Object> fields = Map.of("currency", "USDT", "memo", "hello");
        assertThat(BlofinJson.toMap(BlofinJson.fromMap(fields, TransferFunds.class)))
                .isEqualTo(fields);
    }

    @Test
    void timeCursorsAreSentAsMilliseconds() {
        CandlesRequest request =
                new CandlesRequest("SOL-USDT", "1M", Instant.ofEpochMilli(1_700_000_000_123L), null, 20, null);
        assertThat(BlofinJson.toText(request))
                .isEqualTo("{\"instId\":\"SOL-USDT\",\"bar\":\"1M\",\"after\":\"1700000000123\",\"limit\":20}");
    }

    @Test
    void parametersOfAUriAreAccepted() {
        assertThat(BlofinJson.fromMap(Map.of("instId", "SOL-USDT", "size", "50"), BooksRequest.class))
                .isEqualTo(BooksRequest.of("SOL-USDT", 50));
        assertThat(BlofinJson.fromMap(Map.of("begin", "1700000000000", "limit", "7"), PositionsHistoryRequest.class)
                        .begin())
                .isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    }

    @Test
    void manyInstrumentsGoIntoOneParameter() {
        assertThat(BatchLeverageInfoRequest.of(MarginMode.CROSS, "SOL-USDT", "XRP-USDT")
                        .instId())
                .isEqualTo("SOL-USDT,XRP-USDT");
    }

    @Test
    void leverageOfOneSideKeepsTheRest() {
        assertThat(BlofinJson.toText(SetLeverage.of("SOL-USDT", new BigDecimal("7"), MarginMode.ISOLATED)
                        .withPositionSide(PositionSide.SHORT)))
                .isEqualTo("{\"instId\":\"SOL-USDT\",\"leverage\":\"7\",\"marginMode\":\"isolated\","
                        + "\"positionSide\":\"short\"}");
    }

    @Test
    void flagsAndCountsThatAreNumbersStayNumbers() throws JsonProcessingException {
        String json = "{'currency':'SOL','depositConfirmation':31,'supportMemo':0,'isDepositAvailable':1,"
                + "'recoveryEtaDeposit':1700000000000}";
        CurrencyNetwork network = read(CurrencyNetwork.class, json);
        assertThat(network.isDepositAvailable()).isTrue();
        assertThat(network.supportMemo()).isFalse();
        assertThat(network.isWithdrawAvailable()).isNull();
        assertThat(BlofinJson.toText(network)).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void keyInfoHidesTheKeyWhenPrinted() throws JsonProcessingException {
        ApiKeyInfo info = read(ApiKeyInfo.class, "{'uid':'5','apiKey':'abcdef','readOnly':1,'ips':['10.0.0.1']}");
        assertThat(info.readOnly()).isTrue();
        assertThat(info.ips()).containsExactly("10.0.0.1");
        assertThat(info.toString()).contains("uid=5").doesNotContain("abcdef");
        assertThat(info.apiKey()).isEqualTo("abcdef");
    }

    @Test
    void keyInfoWithoutAddressesHasNone() throws JsonProcessingException {
        assertThat(read(ApiKeyInfo.class, "{'ips':''}").ips()).isEmpty();
        assertThat(read(ApiKeyInfo.class, "{'ips':null}").ips()).isEmpty();
        assertThat(read(ApiKeyInfo.class, "{}").ips()).isEmpty();
    }

    @Test
    void inviteesOfBothKindsShareARecord() throws JsonProcessingException {
        Invitee sub = read(Invitee.class, "{'id':9007199254740993,'subAffiliateLevel':'3','kycLevel':'1'}");
        assertThat(sub.id()).isEqualTo("9007199254740993");
        assertThat(sub.kycLevel()).isEqualTo(KycLevel.PERSONAL_DATA);
        assertThat(sub.vipLevel()).isNull();
        assertThat(BlofinJson.toText(sub)).startsWith("{\"id\":9007199254740993,");
        assertThat(BlofinJson.toText(read(Invitee.class, "{'id':'no number'}"))).isEqualTo("{\"id\":\"no number\"}");
    }

    @Test
    void namesThatStartWithIsSurvive() throws JsonProcessingException {
        String json = "{\"isDefaultReferralCode\":\"false\"}";
        ReferralCode code = read(ReferralCode.class, json);
        assertThat(code.isDefaultReferralCode()).isFalse();
        assertThat(BlofinJson.toText(code)).isEqualTo(json);
    }

    @Test
    void unknownEnumerationValuesAreKept() throws JsonProcessingException {
        assertThat(read(Withdrawal.class, "{'state':'5'}").state()).isEqualTo(new WithdrawalState("5"));
        assertThat(BlofinJson.toMap(read(Withdrawal.class, "{'state':'5'}"))).containsEntry("state", "5");
    }

    @Test
    void emptyTextIsAbsent() throws JsonProcessingException {
        Deposit deposit = read(Deposit.class, "{'currency':'SOL','state':'','type':'','ts':'','confirm':'','tag':''}");
        assertThat(deposit)
                .isEqualTo(new Deposit("SOL", null, null, null, null, null, null, null, null, null, null, null));
        assertThat(BlofinJson.toText(deposit)).isEqualTo("{\"currency\":\"SOL\"}");
        assertThat(read(AccountBalance.class, "{'details':''}").details()).isEmpty();
    }

    @Test
    void fieldsThatAreNewAreKept() throws IOException {
        String json = "{'leverage':'3','brandNew':{'deep':[1,null]},'other':null}";
        Leverage leverage = read(Leverage.class, json);
        assertThat(leverage.extra()).containsOnlyKeys("brandNew", "other");
        assertThat(BlofinJson.mapper().readTree(BlofinJson.toBytes(leverage)))
                .isEqualTo(BlofinJson.mapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void transferAnswersNameTheCallersIdInEitherWay() throws JsonProcessingException {
        assertThat(read(TransferAck.class, "{'transferId':'1','clientTransferId':'A'}")
                        .callerId())
                .isEqualTo("A");
        assertThat(read(TransferAck.class, "{'transferId':'1','clientId':'B'}").callerId())
                .isEqualTo("B");
    }
}
