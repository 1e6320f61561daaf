import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A reverse proxy that hands each request to the next of its servers, as a load balancer does. */
export type TestProxy = { port: number; stop(): Promise<void> }

export async function startProxy(servers: readonly { port: number }[]): Promise<TestProxy> {
  let requests = 0
  const proxy = createServer((asked, answer) => {
    const { port } = servers[requests++ % servers.length] ?? { port: 0 }
    const { method, url: path, headers } = asked
    const passed = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders)
      reply.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as AddressInfo).port,
    stop: async () => {
      proxy.closeAllConnections()
      await new Promise(resolve => proxy.close(resolve))
    },
  }
}
