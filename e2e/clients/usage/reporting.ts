import createClient from "openapi-fetch";
import type { paths } from "../generated/reporting";

/** The weekly page in one line: how much of what was handed over sales accepted, and what was won. */
export async function headline(url: string, token: string): Promise<string> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });

  const handshake = await client.GET("/v1/reports/handshake");
  const funnel = await client.GET("/v1/reports/funnel", { params: { query: { mode: "period" } } });
  if (!handshake.data || !funnel.data) {
    throw new Error("no report");
  }
  const rate = handshake.data.strict.rate;
  return `${rate === null ? "nothing handed over" : `${Math.round(rate * 100)} % accepted`}, ${funnel.data.opportunities.won} won`;
}
