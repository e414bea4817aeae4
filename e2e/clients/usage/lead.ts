import createClient from "openapi-fetch";
import type { components, paths } from "../generated/lead";

type Lead = components["schemas"]["LeadView"];

/** Tells about a person and what the person did, and reads where the lead stands. */
export async function introduce(url: string, key: string, email: string): Promise<Lead> {
  const client = createClient<paths>({ baseUrl: url, headers: { "X-Api-Key": key } });

  const posted = await client.POST("/v1/leads", { body: { email, channel: "event" } });
  if (!posted.data) {
    throw new Error(posted.error.title);
  }
  const reported = await client.POST("/v1/activities", {
    body: { activities: [{ type: "webinar", email }, { type: "pricing-page", email }] },
  });
  for (const result of reported.data?.results ?? []) {
    for (const error of result.errors) {
      throw new Error(`${error.pointer}: ${error.message}`);
    }
  }
  const lead = await client.GET("/v1/leads/{id}", { params: { path: { id: posted.data.id } } });
  if (!lead.data) {
    throw new Error(lead.error.title);
  }
  return lead.data;
}
