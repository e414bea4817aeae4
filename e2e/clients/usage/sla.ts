import createClient from "openapi-fetch";
import type { components, paths } from "../generated/sla";

type Handoff = components["schemas"]["Handoff"];

/** Accepts the hand-off of the rep that is due first. */
export async function acceptNext(url: string, token: string): Promise<Handoff | undefined> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });

  const offered = await client.GET("/v1/handoffs", { params: { query: { state: "offered" } } });
  const [next] = (offered.data?.items ?? []).toSorted((a, b) => (a.dueAt ?? "").localeCompare(b.dueAt ?? ""));
  if (!next) {
    return undefined;
  }
  const accepted = await client.POST("/v1/handoffs/{id}/accept", { params: { path: { id: next.id } } });
  if (!accepted.data) {
    throw new Error(accepted.error.title);
  }
  return accepted.data;
}
