import createClient from "openapi-fetch";
import type { paths } from "../generated/scoring";

/** Explains a lead's score: each rule with its points. */
export async function explain(url: string, token: string, leadId: string): Promise<string[]> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });

  const score = await client.GET("/v1/scores/{leadId}", { params: { path: { leadId } } });
  if (!score.data) {
    throw new Error(score.error.title);
  }
  return score.data.contributions.map((part) => `${part.activityType}: ${part.points}`);
}

/** Signs a version for one side, exactly as it was read. */
export async function sign(url: string, token: string, key: string, version: number, role: string): Promise<void> {
  const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });
  const path = { key, version };

  const read = await client.GET("/v1/definitions/{key}/versions/{version}", { params: { path } });
  const signed = await client.POST("/v1/definitions/{key}/versions/{version}/signatures", {
    params: { path, header: { "If-Match": read.response.headers.get("ETag") ?? "" } },
    body: { role },
  });
  if (signed.error) {
    throw new Error(signed.error.title);
  }
}
