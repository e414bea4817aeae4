package io.handshake.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reports are made of is what the three services promise to tell. */
class FeedContractsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lead|LeadCreated|lead,source,channel,campaign,country,region,segment,industry,sourcedBy",
                "lead|LeadChanged|lead,source,channel,campaign,country,region,segment,industry,sourcedBy",
                "lead|LeadMerged|merged,keys,mergedPass",
                "lead|LeadUnmerged|unmerged,keys",
                "lead|MovedKey|key,moves",
                "lead|FunnelInForce|funnel",
                "lead|PassOpened|lead,pass,funnel,funnelVersion,stage,milestone",
                "lead|StageEntered|lead,pass,funnel,funnelVersion,from,to,milestone,inferred",
                "lead|StageEntryReversed|lead,pass,stage",
                "lead|PassClosed|lead,pass,outcome",
                "lead|OpportunityCreated|opportunity,lead,pass,leads,amount",
                "lead|OpportunityChanged|opportunity,lead,pass,leads,amount",
                "lead|OpportunityWon|opportunity,lead,pass,leads,amount",
                "lead|OpportunityLost|opportunity,lead,pass,leads,amount",
                "lead|OpportunityReopened|opportunity,lead,pass,leads,amount",
                "lead|LeadPass|lead,pass",
                "scoring|LeadQualified|lead,pass,definition,version,crossedAt,reason",
                "sla|RepRegistered|rep,name,weeklyCapacity,active",
                "sla|RepChanged|rep,name,weeklyCapacity,active",
                "sla|HandoffOpened|handoff,lead,pass,to,qualifiedAt,gated",
                "sla|HandoffDelivered|handoff,lead,pass,offer,rep",
                "sla|HandoffAcceptanceReversed|handoff,lead,pass,offer,rep,reason,group,final",
                "sla|HandoffOffered|handoff,lead,pass,offer,rep",
                "sla|HandoffAccepted|handoff,lead,pass,offer,rep,elapsedSeconds,clock",
                "sla|HandoffRejected|handoff,lead,pass,offer,rep,reason,group,final,clock",
                "sla|HandoffWithdrawn|handoff,lead,pass,offer,rep,why,clock",
                "sla|HandoffReassigned|handoff,lead,pass,offer,rep",
                "sla|HandoffRecycled|handoff,lead,pass",
                "sla|HandoffQualified|handoff,lead,pass",
                "sla|HandoffDisqualified|handoff,lead,pass",
                "sla|HandoffReturned|handoff,lead,pass",
                "sla|HandoffTouched|handoff,touch",
                "sla|HandoffCancelled|handoff,lead,pass",
                "sla|HandoffMoved|handoff,lead,pass",
                "sla|HandoffSuppressed|handoff,lead,pass",
                "sla|HandoffReleased|handoff,lead,pass",
                "sla|ClockBreached|handoff,lead,pass,offer,rep,clock,kind",
                "sla|ClockBreachRetracted|handoff,lead,pass,offer,rep,clock,kind,stoppedAt",
                "sla|ClockStopped|handoff,offer,clock,kind,outcome,stoppedAt,elapsedSeconds",
                "sla|DisputeSettled|dispute,handoff,outcome"
            })
    void whatIsReadIsPromised(String service, String event, String members) throws IOException {
        JsonNode promised = new YAMLMapper()
                .readTree(Path.of("..", service + "-service", "contract", "openapi.yaml")
                        .toFile())
                .at("/components/schemas/" + event + "/properties");

        assertThat(promised.fieldNames()).toIterable().contains(members.split(","));
    }
}
