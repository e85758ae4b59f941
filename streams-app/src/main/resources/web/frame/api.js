// Asking the server. A refusal is an error that carries the server's own sentence, in the language of the page.
import { ownPart } from './words.js';

const API = '/api/v1';

/** What the server refused, or that it did not answer (`status` 0). */
export class Refusal extends Error {
  constructor(status, message) {
    super(ownPart(message));
    this.name = 'Refusal';
    this.status = status;
  }
}

/**
 * The JSON at a path: `ask('/values', { indicator: ['admitted', 'registered'], asOf: null })`. Parameters that are null
 * are left out, lists are repeated. A server that is still reading its ledger is asked again.
 */
export async function ask(path, parameters = {}, { signal } = {}) {
  const address = `${API}${path}${query(parameters)}`;
  for (let attempt = 0; ; attempt++) {
    let response;
    try {
      response = await fetch(address, { signal, headers: { Accept: 'application/json' } });
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      throw new Refusal(0, '服务没有应答。The server does not answer.');
    }
    if (response.ok) return response.json();
    const refusal = await refusalOf(response);
    if (response.status !== 503 || !response.headers.has('Retry-After') || attempt >= 30) throw refusal;
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('Retry-After')) || 1000));
  }
}

/** Sends JSON: `send('PUT', '/thresholds/x', {…})`; the answer's JSON, or null where there is none. */
export async function send(method, path, body = null) {
  let response;
  try {
    response = await fetch(API + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === null ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refusal(0, '服务没有应答。The server does not answer.');
  }
  if (!response.ok) throw await refusalOf(response);
  return response.status === 204 ? null : response.json();
}

/** Sends a file as it is, byte by byte: `sendFile('/reconcile', file, 'text/csv', { entity })`; the answer's JSON. */
export async function sendFile(path, file, type, parameters = {}) {
  let response;
  try {
    response = await fetch(apiAddress(path, parameters), {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: file,
    });
  } catch {
    throw new Refusal(0, '服务没有应答。The server does not answer.');
  }
  if (!response.ok) throw await refusalOf(response);
  return response.json();
}

/** The address of a call, for a download. */
export function apiAddress(path, parameters = {}) {
  return `${API}${path}${query(parameters)}`;
}

function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') search.append(name, each);
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

async function refusalOf(response) {
  let said = null;
  try {
    said = (await response.json()).detail;
  } catch {
    // no problem details, as from a proxy
  }
  return new Refusal(response.status, said ?? `HTTP ${response.status}`);
}
