"""Receives the events of a gateway with aiohttp and json; prints seconds from the first to the last, CPU seconds, count."""
import asyncio
import json
import sys
import time

import aiohttp


async def receive(url, expected):
    count = 0
    identify = {"op": 2, "d": {"token": "QQBot x", "intents": 33554432, "shard": [0, 1]}}
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.send_str(json.dumps(identify, separators=(",", ":")))
        async for message in socket:
            event = json.loads(message.data)
            if event.get("t") != "C2C_MESSAGE_CREATE":
                continue
            if count == 0:
                begun, cpu = time.monotonic(), time.process_time()
            count += 1
            if count == expected:
                return time.monotonic() - begun, time.process_time() - cpu, count
    return 0, 0, count


print(*asyncio.run(receive(sys.argv[1], int(sys.argv[2]))))
