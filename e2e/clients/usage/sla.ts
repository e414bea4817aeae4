import createClient from "openapi-fetch";
import type { components, paths } from "../generated/sla";

type Handoff = components["schemas"]["Handoff"];

/** Accepts what the rep has to answer first. */
export async function acceptNext(url: string, token: string): Promise<Handoff | undefined> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });

  const worklist = await client.GET("/v1/worklist", { params: { query: { state: "offered", limit: 1 } } });
  const next = worklist.data?.items[0];
  if (!next) {
    return undefined;
  }
  const accepted = await client.POST("/v1/handoffs/{id}/accept", { params: { path: { id: next.handoff } } });
  if (!accepted.data) {
    throw new Error(accepted.error.title);
  }
  return accepted.data;
}

/** Gives back what was accepted in error. */
export async function takeBack(url: string, token: string, handoff: string): Promise<string> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });

  const taken = await client.POST("/v1/handoffs/{id}/take-back", {
    params: { path: { id: handoff } },
    body: { reason: "rep-capacity" },
  });
  if (!taken.data) {
    throw new Error(taken.error.detail);
  }
  return taken.data.state;
}
