<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>botfinder</name>
    <message>
        <source>%1 Set QQBOT_CLIENT_SECRET, or connect the bot %2 once more in the window.</source>
        <translation>%1 请设置 QQBOT_CLIENT_SECRET，或在窗口中重新连接机器人 %2。</translation>
    </message>
    <message>
        <source>There is no profile called %1.</source>
        <translation>没有名为 %1 的配置。</translation>
    </message>
    <message>
        <source>No bot is known: connect one in the window, set QQBOT_APP_ID and QQBOT_CLIENT_SECRET, or use --sandbox.</source>
        <translation>没有已知的机器人：请在窗口中连接一个，或设置 QQBOT_APP_ID 和 QQBOT_CLIENT_SECRET，或使用 --sandbox。</translation>
    </message>
</context>
<context>
    <name>botlink</name>
    <message>
        <source>The bot&apos;s profile cannot be written.</source>
        <translation>机器人的配置无法写入。</translation>
    </message>
    <message>
        <source>The key of the model is kept until you quit.</source>
        <translation>模型的密钥只保留到退出为止。</translation>
    </message>
</context>
<context>
    <name>commandline</name>
    <message>
        <source>Watch a QQ bot talk, see every byte, and put a failed message right.</source>
        <translation>观看 QQ 机器人的会话，查看每一个字节，并手动补救失败的消息。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Name of the bot&apos;s profile.</source>
        <translation>机器人配置的名称。</translation>
    </message>
    <message>
        <source>Keep data, settings and state in this folder.</source>
        <translation>把数据、设置和状态放在此文件夹。</translation>
    </message>
    <message>
        <source>Language: en or zh_CN.</source>
        <translation>语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light、dark 或 system。</translation>
    </message>
    <message>
        <source>The platform&apos;s API.</source>
        <translation>平台 API 地址。</translation>
    </message>
    <message>
        <source>Where access tokens come from.</source>
        <translation>获取 access token 的地址。</translation>
    </message>
    <message>
        <source>OpenAI-compatible endpoint, for example http://127.0.0.1:9000/v1.</source>
        <translation>兼容 OpenAI 的接口，例如 http://127.0.0.1:9000/v1。</translation>
    </message>
    <message>
        <source>Name of the model.</source>
        <translation>模型名称。</translation>
    </message>
    <message>
        <source>Connect at once.</source>
        <translation>立即连接。</translation>
    </message>
    <message>
        <source>When quiet, save the window and exit.</source>
        <translation>安静下来后保存窗口截图并退出。</translation>
    </message>
    <message>
        <source>Size of the window in pixels.</source>
        <translation>窗口大小（像素）。</translation>
    </message>
    <message>
        <source>--%1 must be one of: %2</source>
        <translation>--%1 必须是以下之一：%2</translation>
    </message>
    <message>
        <source>--%1 needs a value</source>
        <translation>--%1 需要一个值</translation>
    </message>
    <message>
        <source>--%1 needs an http or https address</source>
        <translation>--%1 需要 http 或 https 地址</translation>
    </message>
    <message>
        <source>--%1 needs a size such as 1440x900</source>
        <translation>--%1 需要形如 1440x900 的大小</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>多余的参数：%1</translation>
    </message>
    <message>
        <source>--sandbox brings its own platform and model: leave out --api-base, --token-url and --model-base</source>
        <translation>--sandbox 自带平台与模型：请去掉 --api-base、--token-url 和 --model-base</translation>
    </message>
    <message>
        <source>resend: hang it on this msg_id, on the newest live one, or on nothing.</source>
        <translation>resend：挂在此 msg_id 上、最新的可用锚点上，或不挂锚点。</translation>
    </message>
    <message>
        <source>resend: print what would be sent and its verdict; send nothing.</source>
        <translation>resend：只打印将发送的内容及其预判，不发送。</translation>
    </message>
    <message>
        <source>resend needs the row or the attempt of a message, for example 12 or attempt:12</source>
        <translation>resend 需要消息的记录号或尝试号，例如 12 或 attempt:12</translation>
    </message>
    <message>
        <source>--screenshot needs the window: leave out the verb</source>
        <translation>--screenshot 需要窗口：请去掉动词</translation>
    </message>
    <message>
        <source>--sandbox cannot be used with resend: a new embedded platform knows none of the messages</source>
        <translation>--sandbox 不能与 resend 同用：新的内嵌平台不认识这些消息</translation>
    </message>
    <message>
        <source>--anchor and --dry-run belong to resend</source>
        <translation>--anchor 和 --dry-run 只用于 resend</translation>
    </message>
    <message>
        <source>Unknown verb: %1. A built-in scenario is named with an equals sign: --sandbox=NAME</source>
        <translation>未知动词：%1。内置场景要用等号指定：--sandbox=NAME</translation>
    </message>
    <message>
        <source>Embedded platform and scripted model, no credentials needed. A scenario file may follow, or after an equals sign a built-in one: own-id, four-replies, group-chat, echo, lost-answer, slow-answer, rough-line.</source>
        <translation>内嵌平台与脚本模型，无需凭据。其后可跟场景文件，或在等号后写内置场景：own-id、four-replies、group-chat、echo、lost-answer、slow-answer、rough-line。</translation>
    </message>
    <message>
        <source>export: where to; - is standard output.</source>
        <translation>export：写到哪里；- 表示标准输出。</translation>
    </message>
    <message>
        <source>export: people under pseudonyms (U-07), as without this option; texts stay.</source>
        <translation>export：人用代号表示（U-07），不带此选项也是如此；文本保留。</translation>
    </message>
    <message>
        <source>export: people under their own ids and names.</source>
        <translation>export：人用原本的 ID 和名字表示。</translation>
    </message>
    <message>
        <source>export needs --format: %1</source>
        <translation>export 需要 --format：%1</translation>
    </message>
    <message>
        <source>export needs a file to write: -o FILE, or -o - for standard output</source>
        <translation>export 需要写入的文件：-o FILE，或用 -o - 写到标准输出</translation>
    </message>
    <message>
        <source>--redact and --raw exclude each other</source>
        <translation>--redact 与 --raw 不能同时使用</translation>
    </message>
    <message>
        <source>export: only these rows, as in the window&apos;s filter.</source>
        <translation>export：只写这些记录，写法同窗口中的筛选。</translation>
    </message>
    <message>
        <source>--filter cannot be read: %1</source>
        <translation>无法读取 --filter：%1</translation>
    </message>
    <message>
        <source>--format, --output, --filter, --redact and --raw belong to export</source>
        <translation>--format、--output、--filter、--redact 和 --raw 只用于 export</translation>
    </message>
    <message>
        <source>import needs a file: the log of another bot</source>
        <translation>import 需要一个文件：另一个机器人的日志</translation>
    </message>
    <message>
        <source>run: the bot without a window. resend: send messages again, by row (12) or attempt (attempt:12). export: write the journal to a file. import: read logs of other bots, say what is wrong in them. doctor: try whether the bot can connect, and say what is in the way. Without a verb the window opens.</source>
        <translation>run：无窗口运行机器人。resend：按行（12）或尝试（attempt:12）重发消息。export：把日志库写入文件。import：读取其他机器人的日志并指出问题。doctor：试一试机器人能否连接，并说明障碍所在。不带动词则打开窗口。</translation>
    </message>
    <message>
        <source>import: go on with what is written to the files, until the program is stopped.</source>
        <translation>import：持续读取写入这些文件的内容，直到程序被停止。</translation>
    </message>
    <message>
        <source>import: what the files are written in, where guessing does not do: %1.</source>
        <translation>import：文件的编码（自动判断有误时使用）：%1。</translation>
    </message>
    <message>
        <source>doctor: print JSON.</source>
        <translation>doctor：输出 JSON。</translation>
    </message>
    <message>
        <source>--encoding belongs to import</source>
        <translation>--encoding 只用于 import</translation>
    </message>
    <message>
        <source>--follow belongs to import</source>
        <translation>--follow 只用于 import</translation>
    </message>
    <message>
        <source>doctor looks at a real bot: leave out --sandbox</source>
        <translation>doctor 检查真实的机器人：请去掉 --sandbox</translation>
    </message>
    <message>
        <source>--json belongs to doctor</source>
        <translation>--json 只用于 doctor</translation>
    </message>
    <message>
        <source>export: what to write: har, or ndjson (one JSON object a row).</source>
        <translation>export：写成什么：har，或 ndjson（每条记录一个 JSON 对象）。</translation>
    </message>
    <message>
        <source>Place to show: conversations, traffic, undelivered, logs, bots, sandbox, settings or help.</source>
        <translation>要显示的页面：conversations、traffic、undelivered、logs、bots、sandbox、settings 或 help。</translation>
    </message>
    <message>
        <source>doctor: ask which events are granted, too; that costs a session start.</source>
        <translation>doctor：同时询问授予了哪些事件；会消耗一次会话启动次数。</translation>
    </message>
    <message>
        <source>--events belongs to doctor</source>
        <translation>--events 仅用于 doctor</translation>
    </message>
</context>
<context>
    <name>console::DoorCall</name>
    <message>
        <source>The program that owns this folder does not answer.</source>
        <translation>占用此文件夹的程序没有应答。</translation>
    </message>
</context>
<context>
    <name>console::Program</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>Another window uses this folder: %1. Nothing was lost.</source>
        <translation>另一个窗口正在使用此文件夹：%1。没有丢失数据。</translation>
    </message>
    <message>
        <source>The embedded platform could not be started.</source>
        <translation>无法启动内嵌平台。</translation>
    </message>
    <message>
        <source>This build has no embedded platform.</source>
        <translation>此版本不含内嵌平台。</translation>
    </message>
    <message>
        <source>QQBOT_PROXY must be system, none, http://[user:password@]host:port or socks5://[user:password@]host:port.</source>
        <translation>QQBOT_PROXY 必须是 system、none、http://[user:password@]host:port 或 socks5://[user:password@]host:port。</translation>
    </message>
    <message>
        <source>The window that has this folder open is shown.</source>
        <translation>已显示打开着此文件夹的窗口。</translation>
    </message>
    <message>
        <source>Another profile runs the same bot here already.</source>
        <translation>这里已有另一个配置在运行同一个机器人。</translation>
    </message>
    <message>
        <source>The bot is not at work in the program that owns this folder.</source>
        <translation>占用此文件夹的程序没有在运行这个机器人。</translation>
    </message>
    <message>
        <source>The sandbox runs its own bot only: start the program without it.</source>
        <translation>沙箱只运行它自己的机器人：请在沙箱之外启动程序。</translation>
    </message>
    <message>
        <source>The scenario %1 cannot be read: %2</source>
        <translation>无法读取场景脚本 %1：%2</translation>
    </message>
</context>
<context>
    <name>console::ResendErrand</name>
    <message>
        <source>%1 names no message of %2.</source>
        <translation>%1 不对应 %2 的任何消息。</translation>
    </message>
    <message>
        <source>The journal does not show what became of the message.</source>
        <translation>日志库中看不到这条消息的结果。</translation>
    </message>
</context>
<context>
    <name>console::RunVerb</name>
    <message>
        <source>The platform refuses this bot: check QQBOT_APP_ID and QQBOT_CLIENT_SECRET.</source>
        <translation>平台拒绝了这个机器人：请检查 QQBOT_APP_ID 和 QQBOT_CLIENT_SECRET。</translation>
    </message>
    <message>
        <source>The outbox can be written again.</source>
        <translation>发件箱又可以写入了。</translation>
    </message>
    <message>
        <source>The journal can be written again.</source>
        <translation>日志库又可以写入了。</translation>
    </message>
</context>
<context>
    <name>doctortext</name>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Bot identity</source>
        <translation>机器人身份</translation>
    </message>
    <message>
        <source>Session limit</source>
        <translation>会话限额</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>granted, valid for %1</source>
        <translation>已获得，有效期 %1</translation>
    </message>
    <message>
        <source>%1 answers for this App ID</source>
        <translation>该 App ID 对应 %1</translation>
    </message>
    <message>
        <source>%1 of %2 starts left today</source>
        <translation>今日剩余启动次数 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 starts left today, %3 shards</source>
        <translation>今日剩余启动次数 %1/%2，%3 个分片</translation>
    </message>
    <message>
        <source>says Hello</source>
        <translation>已收到 Hello</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 有应答</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>trying…</source>
        <translation>正在尝试…</translation>
    </message>
    <message>
        <source>the key is refused</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>App ID or client secret is wrong</source>
        <translation>App ID 或客户端密钥错误</translation>
    </message>
    <message>
        <source>this computer&apos;s address is not on the allow-list</source>
        <translation>本机地址不在 IP 白名单中</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>the encrypted connection failed</source>
        <translation>加密连接失败</translation>
    </message>
    <message>
        <source>the proxy cannot be reached or refuses</source>
        <translation>代理无法连接或拒绝连接</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未在时限内应答</translation>
    </message>
    <message>
        <source>answers that it is somewhere else</source>
        <translation>应答说已迁往别处</translation>
    </message>
    <message>
        <source>something else answers there</source>
        <translation>应答的并不是它</translation>
    </message>
    <message>
        <source>has a fault of its own</source>
        <translation>自身出错</translation>
    </message>
    <message>
        <source>was asked too often</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>no session starts left; again in %1</source>
        <translation>没有剩余的会话启动次数；%1 后恢复</translation>
    </message>
    <message>
        <source>closed the connection</source>
        <translation>关闭了连接</translation>
    </message>
    <message>
        <source>refuses</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>knows no model called %1</source>
        <translation>没有名为 %1 的模型</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>Its words: %1</source>
        <translation>原文：%1</translation>
    </message>
    <message>
        <source>Check the key of the model&apos;s provider.</source>
        <translation>请检查模型服务商的密钥。</translation>
    </message>
    <message>
        <source>Copy both again from the bot&apos;s page on the open platform. A secret that was made anew there makes the old one invalid.</source>
        <translation>请在开放平台的机器人页面重新复制这两项。在那里重新生成密钥后，旧密钥即失效。</translation>
    </message>
    <message>
        <source>Add the address with which this computer reaches the internet to the bot&apos;s allow-list on the open platform. The platform&apos;s sandbox has no such list.</source>
        <translation>请在开放平台把本机的公网出口地址加入机器人的 IP 白名单。平台的沙箱环境没有这份名单。</translation>
    </message>
    <message>
        <source>Check the model&apos;s address, and whether its server runs.</source>
        <translation>请检查模型的地址，以及它的服务是否在运行。</translation>
    </message>
    <message>
        <source>Check the network. Where the internet is reached through a proxy only, set it.</source>
        <translation>请检查网络。若只能经代理上网，请设置代理。</translation>
    </message>
    <message>
        <source>Check the date and time of this computer first; then whether a proxy or a virus scanner breaks the connection open.</source>
        <translation>请先检查本机的日期和时间；再看是否有代理或杀毒软件拆开了加密连接。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, something on the way swallows the connection.</source>
        <translation>请重试；若一直如此，则是途中有设备吞掉了连接。</translation>
    </message>
    <message>
        <source>The address is no longer the right one: check it.</source>
        <translation>该地址已不再正确：请检查。</translation>
    </message>
    <message>
        <source>Check the model&apos;s address: it ends with /v1 in most cases.</source>
        <translation>请检查模型的地址：多数以 /v1 结尾。</translation>
    </message>
    <message>
        <source>A page of a hotel or a company network may stand in the way, or the address is wrong.</source>
        <translation>可能有酒店或公司网络的登录页挡在中间，或者地址有误。</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请一分钟后重试。</translation>
    </message>
    <message>
        <source>Programs that connect again and again use them up. A session that is kept can still be resumed.</source>
        <translation>反复重连的程序会把次数用完。保留着的会话仍可恢复。</translation>
    </message>
    <message>
        <source>Check the model&apos;s name in the list of its provider.</source>
        <translation>请对照服务商的列表检查模型名称。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the platform&apos;s: windows of anchors are counted wrongly, and encrypted connections may fail. Set it right.</source>
        <translation>本机时钟比平台快 %1：锚点的时限会算错，加密连接也可能失败。请校准时钟。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the platform&apos;s: windows of anchors are counted wrongly, and encrypted connections may fail. Set it right.</source>
        <translation>本机时钟比平台慢 %1：锚点的时限会算错，加密连接也可能失败。请校准时钟。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Everything answers as it should.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The keyring has no secret for this bot.</source>
        <translation>密钥环中没有这个机器人的密钥。</translation>
    </message>
    <message>
        <source>The keyring is locked and was not opened.</source>
        <translation>密钥环已锁定，未能打开。</translation>
    </message>
    <message>
        <source>This desktop has no keyring.</source>
        <translation>此桌面没有密钥环。</translation>
    </message>
    <message>
        <source>Check the proxy: in Settings, QQBOT_PROXY, or that of the system.</source>
        <translation>请检查代理：设置中的代理、QQBOT_PROXY 或系统代理。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>all are granted</source>
        <translation>已全部授予</translation>
    </message>
    <message>
        <source>none is granted</source>
        <translation>均未授予</translation>
    </message>
    <message>
        <source>not all are granted</source>
        <translation>未全部授予</translation>
    </message>
    <message>
        <source>The keyring failed (%1).</source>
        <translation>密钥环出错（%1）。</translation>
    </message>
</context>
<context>
    <name>doctorverb</name>
    <message>
        <source>Journal</source>
        <translation>日志库</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>%1: sound</source>
        <translation>%1：完好</translation>
    </message>
    <message>
        <source>%1: not made yet</source>
        <translation>%1：尚未建立</translation>
    </message>
    <message>
        <source>%1: damaged. At the next start it is set aside, and a fresh one goes on.</source>
        <translation>%1：已损坏。下次启动时会把它另存，并用新文件继续。</translation>
    </message>
    <message>
        <source>%1: cannot be read</source>
        <translation>%1：无法读取</translation>
    </message>
    <message>
        <source>Keyring: keeps secrets</source>
        <translation>密钥环：可以保存密钥</translation>
    </message>
    <message>
        <source>Keyring: this desktop has none. Secrets are kept until you quit, or come from the environment.</source>
        <translation>密钥环：此桌面没有。密钥只保留到退出为止，或来自环境变量。</translation>
    </message>
    <message>
        <source>Keyring: locked, or it does not answer</source>
        <translation>密钥环：已锁定或没有应答</translation>
    </message>
    <message>
        <source>List of bots</source>
        <translation>机器人列表</translation>
    </message>
</context>
<context>
    <name>exporttext</name>
    <message>
        <source>%1: %2 calls; %3 connections with %4 frames; left out: %5 notes, %6 tool runs.</source>
        <translation>%1：%2 次调用；%3 个连接，共 %4 帧；未写入：%5 条记事、%6 次工具运行。</translation>
    </message>
    <message>
        <source>People have pseudonyms; what they wrote stays.</source>
        <translation>人用代号表示；他们写的内容保留。</translation>
    </message>
    <message>
        <source>People stand in it under their own ids: be careful whom you give it to.</source>
        <translation>其中的人以原本的 ID 出现：请留意把它交给谁。</translation>
    </message>
    <message>
        <source>The journal cannot be read: %1</source>
        <translation>无法读取日志库：%1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>it is not an ordinary file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>%1: %2 rows: %3 calls, %4 frames, %5 notes, %6 tool runs.</source>
        <translation>%1：%2 条记录：%3 次调用，%4 个帧，%5 条备注，%6 次工具运行。</translation>
    </message>
</context>
<context>
    <name>exportverb</name>
    <message>
        <source>There is no journal in %1.</source>
        <translation>%1 中没有日志库。</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分</translation>
    </message>
</context>
<context>
    <name>importverb</name>
    <message>
        <source>line %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <source>This log was read before; nothing was added.</source>
        <translation>这份日志以前读过，没有添加任何内容。</translation>
    </message>
    <message>
        <source>No fault was found.</source>
        <translation>没有发现故障。</translation>
    </message>
    <message>
        <source>%1 It is seen %2 times now.</source>
        <translation>%1 至今出现 %2 次。</translation>
    </message>
    <message>
        <source>%1: what was found cannot be kept</source>
        <translation>%1：发现的内容无法保存</translation>
    </message>
    <message>
        <source>%1 begins anew.</source>
        <translation>%1 重新开始。</translation>
    </message>
    <message>
        <source>%1: given up; nothing of it was kept</source>
        <translation>%1：已放弃；没有保留任何内容</translation>
    </message>
    <message>
        <source>%1: a packed log cannot grow; it was read as it is</source>
        <translation>%1：压缩日志不会增长；已按现状读取</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Try --help.</source>
        <translation>请试试 --help。</translation>
    </message>
</context>
<context>
    <name>runningbot</name>
    <message>
        <source>Another program on this computer runs the bot %1 already (%2, process %3). Two of them would use the same msg_seq and refuse each other&apos;s messages.</source>
        <translation>这台电脑上已有另一个程序在运行机器人 %1（%2，进程 %3）。两个程序会使用相同的 msg_seq，互相导致消息被拒。</translation>
    </message>
</context>
<context>
    <name>scenario</name>
    <message>
        <source>no such person</source>
        <translation>没有这个人</translation>
    </message>
    <message>
        <source>this member is listed twice</source>
        <translation>这个成员列出了两次</translation>
    </message>
    <message>
        <source>at least one member is needed</source>
        <translation>至少需要一个成员</translation>
    </message>
    <message>
        <source>either html or a body of one&apos;s own</source>
        <translation>html 与自定义 body 只能二选一</translation>
    </message>
    <message>
        <source>no such frame</source>
        <translation>没有这种帧</translation>
    </message>
    <message>
        <source>either nth and times, or every, or chance</source>
        <translation>只能写 nth 与 times、或 every、或 chance</translation>
    </message>
    <message>
        <source>what acts now has no occurrences to count</source>
        <translation>立即发生的动作没有次数可数</translation>
    </message>
    <message>
        <source>a number is expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>more than 0 and at most 1 is expected</source>
        <translation>应大于 0 且不超过 1</translation>
    </message>
    <message>
        <source>no such point</source>
        <translation>没有这个位置</translation>
    </message>
    <message>
        <source>this cannot happen at this point</source>
        <translation>这个位置不可能发生这种故障</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>a string is expected</source>
        <translation>应为字符串</translation>
    </message>
    <message>
        <source>this string is needed</source>
        <translation>缺少这个字符串</translation>
    </message>
    <message>
        <source>a whole number is expected</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>%1 to %2 is expected</source>
        <translation>应在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation>应为列表</translation>
    </message>
    <message>
        <source>at most %1 items are allowed</source>
        <translation>最多 %1 项</translation>
    </message>
    <message>
        <source>no such key</source>
        <translation>没有这个键</translation>
    </message>
    <message>
        <source>more than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>no such group</source>
        <translation>没有这个群</translation>
    </message>
    <message>
        <source>one of %1 is expected</source>
        <translation>应为以下之一：%1</translation>
    </message>
    <message>
        <source>&quot;model&quot; or &quot;last_round&quot; is expected</source>
        <translation>应为 &quot;model&quot; 或 &quot;last_round&quot;</translation>
    </message>
    <message>
        <source>exactly one of say, event, wait, wait_seen, clock_jump_ms, sleep_ms, fault is expected</source>
        <translation>say、event、wait、wait_seen、clock_jump_ms、sleep_ms、fault 中必须恰好有一个</translation>
    </message>
    <message>
        <source>at least one round is needed</source>
        <translation>至少需要一轮</translation>
    </message>
    <message>
        <source>the schema version is needed</source>
        <translation>缺少版本号（version）</translation>
    </message>
    <message>
        <source>more than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>32 upper-case hex characters are expected</source>
        <translation>应为 32 个大写十六进制字符</translation>
    </message>
    <message>
        <source>this openid is listed twice</source>
        <translation>这个 openid 列出了两次</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>msg_seq %1</source>
        <translation>msg_seq %1</translation>
    </message>
    <message>
        <source>no msg_seq</source>
        <translation>无 msg_seq</translation>
    </message>
    <message>
        <source>Passive reply, %1, %2 left.</source>
        <translation>被动消息，%1，剩余 %2。</translation>
    </message>
    <message>
        <source>It uses the last safe reply on this anchor.</source>
        <translation>这是此锚点最后一次安全的回复。</translation>
    </message>
    <message>
        <source>The sources disagree whether one more reply is allowed on this anchor; %1 left.</source>
        <translation>各来源对此锚点能否再回复一次说法不一；剩余 %1。</translation>
    </message>
    <message>
        <source>The sources disagree how long this anchor lives; at the most %1 left.</source>
        <translation>各来源对此锚点的有效期说法不一；最多还剩 %1。</translation>
    </message>
    <message>
        <source>An attempt without a readable answer may have used the last safe reply; %1 left.</source>
        <translation>一次结果未知的尝试可能已用掉最后一次安全的回复；剩余 %1。</translation>
    </message>
    <message>
        <source>Without an anchor: the user&apos;s or the bot&apos;s switch for proactive messages decides.</source>
        <translation>没有锚点：能否送达取决于用户或机器人的主动消息开关。</translation>
    </message>
    <message>
        <source>All replies on this anchor are used.</source>
        <translation>此锚点的回复次数已用完。</translation>
    </message>
    <message>
        <source>The message of %1 is too old to hang a reply on.</source>
        <translation>%1 的消息太旧，不能再作锚点。</translation>
    </message>
    <message>
        <source>The platform refused this anchor before.</source>
        <translation>平台此前已拒绝过此锚点。</translation>
    </message>
    <message>
        <source>This anchor belongs to another conversation.</source>
        <translation>此锚点属于另一个会话。</translation>
    </message>
    <message>
        <source>No message with this id was received; a returned id can never be an anchor.</source>
        <translation>没有收到过此 ID 的消息；发送返回的 id 永远不能作锚点。</translation>
    </message>
    <message>
        <source>Nothing to hang a reply on, and this bot may not send proactive messages.</source>
        <translation>没有可用的锚点，且此机器人不允许发送主动消息。</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of this catalogue: en or zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>The platform refused this message: %1.</source>
        <translation>平台拒绝了这条消息：%1。</translation>
    </message>
    <message>
        <source>The platform refused this message with code %1.</source>
        <translation>平台拒绝了这条消息，错误码 %1。</translation>
    </message>
    <message>
        <source>The code is not in the catalogue. The server&apos;s own words are below; its support asks for the trace id.</source>
        <translation>错误码不在目录中。服务器原话见下方；联系平台支持时请提供 trace id。</translation>
    </message>
    <message>
        <source>The platform refused this message with HTTP %1.</source>
        <translation>平台拒绝了这条消息，HTTP %1。</translation>
    </message>
    <message>
        <source>No answer came in time.</source>
        <translation>未能及时收到应答。</translation>
    </message>
    <message>
        <source>The connection broke after the request had left.</source>
        <translation>请求发出后连接中断。</translation>
    </message>
    <message>
        <source>The program ended before the answer came.</source>
        <translation>程序在收到应答前结束了。</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>服务器返回 HTTP %1。</translation>
    </message>
    <message>
        <source>No readable answer came.</source>
        <translation>没有收到可读的应答。</translation>
    </message>
    <message>
        <source>Delivered as a proactive message.</source>
        <translation>已作为主动消息送达。</translation>
    </message>
    <message>
        <source>It hangs on no message of the user.</source>
        <translation>它没有挂在用户的任何消息上。</translation>
    </message>
    <message>
        <source>Delivered: it hangs on the user&apos;s message.</source>
        <translation>已送达：它挂在用户的消息上。</translation>
    </message>
    <message>
        <source>Reply with msg_seq %1 on that anchor.</source>
        <translation>在该锚点上的回复，msg_seq %1。</translation>
    </message>
    <message>
        <source>Delivered, but its id is unknown.</source>
        <translation>已送达，但 ID 未知。</translation>
    </message>
    <message>
        <source>The first answer was lost; the platform refused the repeat as a duplicate, so the first copy arrived. It cannot be recalled or quoted.</source>
        <translation>第一次的应答丢失；平台把重试判为重复，说明第一份已送达。它无法撤回或引用。</translation>
    </message>
    <message>
        <source>The platform took it and is reviewing it.</source>
        <translation>平台已接收，正在审核。</translation>
    </message>
    <message>
        <source>The user sees it after the review. Sending again may show it twice.</source>
        <translation>审核通过后用户才能看到。再发可能会显示两次。</translation>
    </message>
    <message>
        <source>No readable answer came: the user may have received it.</source>
        <translation>没有收到可读的应答：用户可能已收到。</translation>
    </message>
    <message>
        <source>Sending it as a new message may show it twice.</source>
        <translation>作为新消息再发可能会显示两次。</translation>
    </message>
    <message>
        <source>This message was not sent.</source>
        <translation>这条消息没有发送。</translation>
    </message>
    <message>
        <source>On its way: no answer yet.</source>
        <translation>发送中：还没有应答。</translation>
    </message>
    <message>
        <source>A message to the user.</source>
        <translation>发给用户的消息。</translation>
    </message>
    <message>
        <source>The user wrote to the bot.</source>
        <translation>用户给机器人发来消息。</translation>
    </message>
    <message>
        <source>Its id is an anchor: replies may hang on it while its window is open.</source>
        <translation>它的 ID 是锚点：在有效期内可以回复它。</translation>
    </message>
    <message>
        <source>The gateway connection closed.</source>
        <translation>网关连接已关闭。</translation>
    </message>
    <message>
        <source>A connection to the gateway was opened.</source>
        <translation>已打开到网关的连接。</translation>
    </message>
    <message>
        <source>The gateway delivered the event %1.</source>
        <translation>网关推送了事件 %1。</translation>
    </message>
    <message>
        <source>The gateway sent %1.</source>
        <translation>网关发来 %1。</translation>
    </message>
    <message>
        <source>The bot sent %1.</source>
        <translation>机器人发出 %1。</translation>
    </message>
    <message>
        <source>The language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>The token server</source>
        <translation>令牌服务器</translation>
    </message>
    <message>
        <source>The platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>%1 has not answered yet.</source>
        <translation>%1尚未应答。</translation>
    </message>
    <message>
        <source>%1 answered.</source>
        <translation>%1已应答。</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>无法连接%1。</translation>
    </message>
    <message>
        <source>Nothing left this computer.</source>
        <translation>没有任何内容离开这台电脑。</translation>
    </message>
    <message>
        <source>%1 gave no readable answer.</source>
        <translation>%1没有给出可读的应答。</translation>
    </message>
    <message>
        <source>%1 refused: %2.</source>
        <translation>%1拒绝：%2。</translation>
    </message>
    <message>
        <source>%1 refused.</source>
        <translation>%1拒绝了请求。</translation>
    </message>
    <message>
        <source>The model did not answer, so the turn ended.</source>
        <translation>模型没有应答，回合已结束。</translation>
    </message>
    <message>
        <source>Safe.</source>
        <translation>安全。</translation>
    </message>
    <message>
        <source>Proactive.</source>
        <translation>主动消息。</translation>
    </message>
    <message>
        <source>Uncertain.</source>
        <translation>不确定。</translation>
    </message>
    <message>
        <source>Doomed.</source>
        <translation>会被拒绝。</translation>
    </message>
    <message>
        <source>May arrive twice.</source>
        <translation>可能收到两次。</translation>
    </message>
    <message>
        <source>An earlier try of this text has no readable answer.</source>
        <translation>这段文字此前的一次尝试结果未知。</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>accepted, id unknown</source>
        <translation>已接受，ID 未知</translation>
    </message>
    <message>
        <source>refused %1</source>
        <translation>被拒 %1</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>in audit</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>There is no message of the user to hang it on, and proactive messages are off.</source>
        <translation>没有可作锚点的用户消息，且主动消息已关闭。</translation>
    </message>
    <message>
        <source>Every anchor of this conversation is used up or too old. The user&apos;s next message opens a new one.</source>
        <translation>此会话的锚点都已用完或过期。用户的下一条消息会带来新的锚点。</translation>
    </message>
    <message>
        <source>It could not be recorded on disk first, so it was kept back. Free disk space or fix the folder&apos;s rights.</source>
        <translation>未能先写入磁盘，因此没有发出。请释放磁盘空间或修复文件夹权限。</translation>
    </message>
    <message>
        <source>The platform could not be reached; nothing left this computer.</source>
        <translation>无法连接平台；没有任何内容离开这台电脑。</translation>
    </message>
    <message>
        <source>No access token could be had. Check the App ID, the client secret and the network.</source>
        <translation>无法取得 access token。请检查 App ID、密钥和网络。</translation>
    </message>
    <message>
        <source>It was stopped before it left.</source>
        <translation>发出前已被停止。</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>内容为空。</translation>
    </message>
    <message>
        <source>The model wrote it, but the program ended before it left.</source>
        <translation>模型已写出，但程序在发出前结束了。</translation>
    </message>
    <message>
        <source>The model called the tool %1.</source>
        <translation>模型调用了工具 %1。</translation>
    </message>
    <message>
        <source>Closed with %1: %2</source>
        <translation>关闭码 %1：%2</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline since %1. You can read everything; new messages are kept and leave when the line is back.</source>
        <translation>%1 起离线。可以继续查看；新消息会保留，恢复后送出。</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Asking the platform for the gateway.</source>
        <translation>正在向平台询问网关地址。</translation>
    </message>
    <message>
        <source>Opening the gateway.</source>
        <translation>正在打开网关。</translation>
    </message>
    <message>
        <source>Starting a new session.</source>
        <translation>正在开始新会话。</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>正在重连</translation>
    </message>
    <message>
        <source>Resuming the session.</source>
        <translation>正在恢复会话。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>A person must act before the bot can connect again.</source>
        <translation>需要人工处理后机器人才能再次连接。</translation>
    </message>
    <message>
        <source>The journal could not be opened.</source>
        <translation>无法打开日志库。</translation>
    </message>
    <message>
        <source>The journal cannot be written. Free disk space or fix the folder&apos;s rights.</source>
        <translation>日志库无法写入。请释放磁盘空间或修复文件夹权限。</translation>
    </message>
    <message>
        <source>The journal could not be read.</source>
        <translation>无法读取日志库。</translation>
    </message>
    <message>
        <source>The journal file is damaged.</source>
        <translation>日志库文件已损坏。</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of this program.</source>
        <translation>日志库由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>读取已停止。</translation>
    </message>
    <message>
        <source>What it returned is what the model read next.</source>
        <translation>它的返回值就是模型接下来读到的内容。</translation>
    </message>
    <message>
        <source>Try %1.</source>
        <translation>第 %1 次尝试。</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day within a year, as QLocale spells it</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Resend with a new msg_seq</source>
        <translation>换新的 msg_seq 重发</translation>
    </message>
    <message>
        <source>Resend on the user&apos;s event</source>
        <translation>以用户的事件为锚点重发</translation>
    </message>
    <message>
        <source>Resend on the user&apos;s message</source>
        <translation>以用户的消息为锚点重发</translation>
    </message>
    <message>
        <source>Resend as plain text</source>
        <translation>改为纯文本重发</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Retry (same msg_seq)</source>
        <translation>重试（相同 msg_seq）</translation>
    </message>
    <message>
        <source>Resend without an anchor</source>
        <translation>不带锚点重发</translation>
    </message>
    <message>
        <source>Send with the user&apos;s next message</source>
        <translation>随用户的下一条消息发送</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>Safe: anchor %1, %2 left, msg_seq %3</source>
        <translation>安全：锚点 %1，剩余 %2，msg_seq %3</translation>
    </message>
    <message>
        <source>Safe: anchor %1, %2 left</source>
        <translation>安全：锚点 %1，剩余 %2</translation>
    </message>
    <message>
        <source>Attempt %1 got through; nothing is left to do.</source>
        <translation>第 %1 次尝试已送达，无需再做什么。</translation>
    </message>
    <message>
        <source>Used as an anchor, but a returned id can never be one.</source>
        <translation>被用作锚点，但返回的 id 永远不能作锚点。</translation>
    </message>
    <message>
        <source>Used as an anchor, but it belongs to another conversation.</source>
        <translation>被用作锚点，但它属于另一个会话。</translation>
    </message>
    <message>
        <source>Used as an anchor, but this id cannot carry a reply.</source>
        <translation>被用作锚点，但这个 id 不能承载回复。</translation>
    </message>
    <message>
        <source>Used as an anchor, but nobody delivered it to this bot.</source>
        <translation>被用作锚点，但它从未投递给这个机器人。</translation>
    </message>
    <message>
        <source>At least %1 replies</source>
        <translation>至少 %1 次回复</translation>
    </message>
    <message>
        <source>%1 replies</source>
        <comment>that many and no more</comment>
        <translation>%1 次回复</translation>
    </message>
    <message>
        <source>Another program spends replies too</source>
        <translation>另一个程序也在消耗回复次数</translation>
    </message>
    <message>
        <source>%1: learned from attempt %2 on %3, until %4</source>
        <translation>%1：得自 %3 的尝试 %2，有效至 %4</translation>
    </message>
    <message>
        <source>QQ refused this message: %1.</source>
        <translation>QQ 拒绝了这条消息：%1。</translation>
    </message>
    <message>
        <source>QQ refused this message with code %1.</source>
        <translation>QQ 拒绝了这条消息，错误码 %1。</translation>
    </message>
    <message>
        <source>QQ refused this message with HTTP %1.</source>
        <translation>QQ 拒绝了这条消息，HTTP %1。</translation>
    </message>
    <message>
        <source>QQ did not take the user&apos;s message as an anchor.</source>
        <translation>QQ 不接受用户的这条消息作锚点。</translation>
    </message>
    <message>
        <source>QQ did not take the event as an anchor.</source>
        <translation>QQ 不接受这个事件作锚点。</translation>
    </message>
    <message>
        <source>This reply hung on an id that nobody delivered to the bot.</source>
        <translation>这条回复用了一个从未投递给机器人的 id 作锚点。</translation>
    </message>
    <message>
        <source>This reply hung on the bot&apos;s own message instead of the user&apos;s.</source>
        <translation>这条回复用了机器人自己的消息作锚点，而不是用户的消息。</translation>
    </message>
    <message>
        <source>This reply hung on a message of another conversation.</source>
        <translation>这条回复用了另一个会话的消息作锚点。</translation>
    </message>
    <message>
        <source>This reply came too late for the message it hung on.</source>
        <translation>这条回复来得太晚，锚点消息已过期。</translation>
    </message>
    <message>
        <source>The message it hung on had no replies left.</source>
        <translation>作锚点的消息已没有剩余回复次数。</translation>
    </message>
    <message>
        <source>This reply hung on an id that stands in the wrong place.</source>
        <translation>这条回复的锚点 id 放错了位置。</translation>
    </message>
    <message>
        <source>QQ took this reply for a copy of another one.</source>
        <translation>QQ 把这条回复当成了另一条的副本。</translation>
    </message>
    <message>
        <source>The message it hung on was too old, or had no replies left.</source>
        <translation>作锚点的消息太旧，或已没有剩余回复次数。</translation>
    </message>
    <message>
        <source>QQ refused what this message says.</source>
        <translation>QQ 拒绝了这条消息的内容。</translation>
    </message>
    <message>
        <source>QQ refused the markdown of this message.</source>
        <translation>QQ 拒绝了这条消息的 markdown。</translation>
    </message>
    <message>
        <source>QQ refused a link in this message.</source>
        <translation>QQ 拒绝了这条消息里的链接。</translation>
    </message>
    <message>
        <source>The bot may not write here without being asked.</source>
        <translation>机器人不能在这里主动发消息。</translation>
    </message>
    <message>
        <source>The bot may not write here.</source>
        <translation>机器人不能在这里发消息。</translation>
    </message>
    <message>
        <source>The bot has sent as much as QQ allows for now.</source>
        <translation>机器人目前的发送量已达到 QQ 的上限。</translation>
    </message>
    <message>
        <source>QQ took this message and is reviewing it.</source>
        <translation>QQ 已收下这条消息，正在审核。</translation>
    </message>
    <message>
        <source>QQ did not accept the bot&apos;s credentials.</source>
        <translation>QQ 没有接受机器人的凭据。</translation>
    </message>
    <message>
        <source>QQ itself could not deliver this message.</source>
        <translation>QQ 自身未能投递这条消息。</translation>
    </message>
    <message>
        <source>QQ accepts only ids of messages it delivered to the bot.</source>
        <translation>QQ 只接受它投递给机器人的消息的 id。</translation>
    </message>
    <message>
        <source>The id used here, %1, was returned by a send at %2.</source>
        <translation>这里用的 id %1 是 %2 的一次发送返回的。</translation>
    </message>
    <message>
        <source>The id used here, %1, names a message of the bot.</source>
        <translation>这里用的 id %1 是机器人自己的消息。</translation>
    </message>
    <message>
        <source>The id used here, %1, came from %2 at %3; it carries replies only there.</source>
        <translation>这里用的 id %1 于 %3 来自 %2，只能在那个会话里承载回复。</translation>
    </message>
    <message>
        <source>The id used here, %1, carries replies only where it came from.</source>
        <translation>这里用的 id %1 只能在它来自的会话里承载回复。</translation>
    </message>
    <message>
        <source>It came here at %1, %2 before this reply, and yet QQ calls its id invalid.</source>
        <translation>它于 %1 到达这里，比这条回复早 %2，但 QQ 仍说它的 id 无效。</translation>
    </message>
    <message>
        <source>%1 came here at %2, %3 before this reply, and yet QQ calls its id invalid.</source>
        <translation>%1 于 %2 到达这里，比这条回复早 %3，但 QQ 仍说它的 id 无效。</translation>
    </message>
    <message>
        <source>QQ accepts only ids of messages it delivered to the bot. %1 is in no message received here, and no send returned it.</source>
        <translation>QQ 只接受它投递给机器人的消息的 id。这里收到的消息中没有 %1，也没有发送返回过它。</translation>
    </message>
    <message>
        <source>QQ says that %1 is too old to be replied to.</source>
        <translation>QQ 说 %1 太旧，不能再回复。</translation>
    </message>
    <message>
        <source>What came at %1 was %2 old when this reply left.</source>
        <translation>这条回复发出时，%1 到达的锚点已过去 %2。</translation>
    </message>
    <message>
        <source>Replies accepted on it before this one: %1.</source>
        <translation>在这条之前，它已有 %1 次回复被接受。</translation>
    </message>
    <message>
        <source>It was %1 old, so time was not the reason.</source>
        <translation>当时它只过去了 %1，所以不是时间的原因。</translation>
    </message>
    <message>
        <source>Events of the type %1 carry no replies.</source>
        <translation>%1 类型的事件不能承载回复。</translation>
    </message>
    <message>
        <source>%1 is the id of the event %2; msg_id takes the id of the message inside it.</source>
        <translation>%1 是事件 %2 的 id；msg_id 要填事件里那条消息的 id。</translation>
    </message>
    <message>
        <source>%1 is the id of a message and belongs under msg_id, not under event_id.</source>
        <translation>%1 是消息的 id，应放在 msg_id，而不是 event_id。</translation>
    </message>
    <message>
        <source>event_id takes the whole id of an event, with its name in front; %1 is none that came here.</source>
        <translation>event_id 要填事件的完整 id，前面带事件名；%1 不是这里收到过的事件 id。</translation>
    </message>
    <message>
        <source>This bot had used msg_seq %1 on the same message before, with another text.</source>
        <translation>这个机器人之前已在同一条消息上用过 msg_seq %1，但内容不同。</translation>
    </message>
    <message>
        <source>msg_seq %1 was taken, but not from here: another program replies for this bot too.</source>
        <translation>msg_seq %1 已被占用，但不是从这里发出的：另一个程序也在替这个机器人回复。</translation>
    </message>
    <message>
        <source>QQ does not say which of the two.</source>
        <translation>QQ 没有说明是哪一种。</translation>
    </message>
    <message>
        <source>It was %1 old when this reply left.</source>
        <translation>这条回复发出时，它已过去 %1。</translation>
    </message>
    <message>
        <source>The same again with msg_seq %1 cannot arrive twice: QQ refuses a second copy.</source>
        <translation>用 msg_seq %1 原样再发不会重复到达：QQ 会拒绝第二份。</translation>
    </message>
    <message>
        <source>Sending it again may show it twice.</source>
        <translation>再发可能会看到两次。</translation>
    </message>
    <message>
        <source>It never left this computer.</source>
        <translation>它没有离开这台电脑。</translation>
    </message>
    <message>
        <source>The anchor is not at fault: change the text.</source>
        <translation>锚点没有问题：请修改内容。</translation>
    </message>
    <message>
        <source>As plain text the same words may pass.</source>
        <translation>改为纯文本，同样的内容可能会通过。</translation>
    </message>
    <message>
        <source>Leave the link out, or have its domain registered.</source>
        <translation>请去掉链接，或为它的域名备案。</translation>
    </message>
    <message>
        <source>Wait, then send it again; another route does not help.</source>
        <translation>请等待后再发；换别的途径没有用。</translation>
    </message>
    <message>
        <source>Nothing is wrong with the message: send it again later.</source>
        <translation>消息本身没有问题：稍后再发即可。</translation>
    </message>
    <message>
        <source>A person must look into the bot&apos;s rights.</source>
        <translation>需要有人检查机器人的权限。</translation>
    </message>
    <message>
        <source>No anchor is left; the user&apos;s next message opens one.</source>
        <translation>没有可用锚点；用户的下一条消息会带来新的锚点。</translation>
    </message>
    <message>
        <source>No anchor is left, so it would leave without one.</source>
        <translation>没有可用锚点，因此会作为主动消息发出。</translation>
    </message>
    <message>
        <source>The user&apos;s event of %1 takes a reply.</source>
        <translation>%1 的用户事件可以承载回复。</translation>
    </message>
    <message>
        <source>The user&apos;s message of %1 takes replies.</source>
        <translation>%1 的用户消息还可以承载回复。</translation>
    </message>
    <message>
        <source>This anchor was injected by the sandbox.</source>
        <translation>这个锚点由沙箱注入。</translation>
    </message>
    <message>
        <source>Another program spends this bot&apos;s replies too; %1 left.</source>
        <translation>另一个程序也在消耗这个机器人的回复次数；剩余 %1。</translation>
    </message>
    <message>
        <source>A send returned this id: it names the bot&apos;s own message, which can never be an anchor.</source>
        <translation>这个 id 由一次发送返回：它是机器人自己的消息，永远不能作锚点。</translation>
    </message>
    <message>
        <source>This id does not stand where it could anchor: it names an event, or a message under event_id.</source>
        <translation>这个 id 所在的位置不能作锚点：它是事件的 id，或是放在 event_id 里的消息 id。</translation>
    </message>
    <message>
        <source>This msg_seq stands for another text on this anchor: the platform would take it for a copy.</source>
        <translation>这个 msg_seq 在此锚点上已属于另一段内容：平台会把它当成副本。</translation>
    </message>
    <message>
        <source>Another try of the same message is under way.</source>
        <translation>同一条消息的另一次尝试正在进行。</translation>
    </message>
    <message>
        <source>That attempt got through, or nothing would keep a second copy from the user.</source>
        <translation>那次尝试已经送达，或者无法避免用户收到第二份。</translation>
    </message>
    <message>
        <source>refused: HTTP %1</source>
        <translation>被拒绝：HTTP %1</translation>
    </message>
    <message>
        <source>outcome unknown: no answer in time, the user may have it</source>
        <translation>结果未知：超时没有应答，用户可能已收到</translation>
    </message>
    <message>
        <source>outcome unknown: the connection broke, the user may have it</source>
        <translation>结果未知：连接中断，用户可能已收到</translation>
    </message>
    <message>
        <source>outcome unknown: the program ended first, the user may have it</source>
        <translation>结果未知：程序先退出了，用户可能已收到</translation>
    </message>
    <message>
        <source>outcome unknown: HTTP %1, the user may have it</source>
        <translation>结果未知：HTTP %1，用户可能已收到</translation>
    </message>
    <message>
        <source>outcome unknown: no readable answer, the user may have it</source>
        <translation>结果未知：没有可读的应答，用户可能已收到</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>未发出：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 used the bot&apos;s own message id as anchor</source>
        <translation>%1 用了机器人自己消息的 id 作锚点</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动发出</translation>
    </message>
    <message>
        <source>by a tool</source>
        <translation>由工具发出</translation>
    </message>
    <message>
        <source>with the user&apos;s next message</source>
        <translation>随用户的下一条消息发出</translation>
    </message>
    <message>
        <source>injected by the sandbox</source>
        <translation>由沙箱注入</translation>
    </message>
    <message>
        <source>by the agent</source>
        <translation>由智能体发出</translation>
    </message>
    <message>
        <source>The gateway delivered this message late: how old it is nobody knows; at the most %1 left.</source>
        <translation>网关补发了这条消息：无人知道它有多旧；最多还剩 %1。</translation>
    </message>
    <message>
        <source>The text is empty: the platform refuses that.</source>
        <translation>文本为空：平台会拒绝。</translation>
    </message>
    <message>
        <source>The user has this message already (attempt %1).</source>
        <translation>用户已收到这条消息（第 %1 次尝试）。</translation>
    </message>
    <message>
        <source>The user has this message already.</source>
        <translation>用户已收到这条消息。</translation>
    </message>
    <message>
        <source>A member wrote in the group.</source>
        <translation>群成员在群里发了消息。</translation>
    </message>
    <message>
        <source>It is running.</source>
        <translation>正在进行。</translation>
    </message>
    <message>
        <source>It answered the user&apos;s message.</source>
        <translation>它回复了用户的消息。</translation>
    </message>
    <message>
        <source>It reached the limit of model calls and summed up.</source>
        <translation>达到模型调用次数上限，已作总结。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>已被停止。</translation>
    </message>
    <message>
        <source>The model did not answer.</source>
        <translation>模型没有应答。</translation>
    </message>
    <message>
        <source>The program ended before the turn did.</source>
        <translation>回合结束前程序已退出。</translation>
    </message>
    <message>
        <source>Turn %1 of the agent.</source>
        <translation>智能体的第 %1 个回合。</translation>
    </message>
    <message>
        <source>Something was learned about this bot&apos;s limits.</source>
        <translation>从应答中学到了此机器人的一项限制。</translation>
    </message>
    <message>
        <source>Attempt %1 taught it; it holds for 30 days, or until another answer says otherwise.</source>
        <translation>由第 %1 次尝试得知；有效 30 天，或到新的应答推翻为止。</translation>
    </message>
    <message>
        <source>A person took this message off the list of undelivered ones.</source>
        <translation>有人把这条消息移出了「未送达」列表。</translation>
    </message>
    <message>
        <source>A person put this message back on the list of undelivered ones.</source>
        <translation>有人把这条消息放回了「未送达」列表。</translation>
    </message>
    <message>
        <source>That msg_seq was used on this anchor with another content.</source>
        <translation>该 msg_seq 在此锚点上已用于另一内容。</translation>
    </message>
    <message>
        <source>It was delivered or dismissed meanwhile.</source>
        <translation>其间它已送达，或已被移出列表。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>This program and the platform no longer understand each other: update the program.</source>
        <translation>本程序与平台已无法互相理解：请更新本程序。</translation>
    </message>
    <message>
        <source>Check the App ID and the client secret.</source>
        <translation>请检查 App ID 和密钥。</translation>
    </message>
    <message>
        <source>Connect again: the platform is asked anew how many connections the bot needs.</source>
        <translation>请重新连接：届时会重新询问平台机器人需要多少个连接。</translation>
    </message>
    <message>
        <source>The bot is in more guilds than the platform lets it watch with the connections that it offers: ask the platform for more, or leave some guilds.</source>
        <translation>机器人所在的频道数超出了平台所给连接数允许的范围：请向平台申请更多分片，或退出部分频道。</translation>
    </message>
    <message>
        <source>Apply for at least one event group on the open platform&apos;s page of this bot, then connect.</source>
        <translation>请在开放平台的机器人页面至少申请一个事件组，然后再连接。</translation>
    </message>
    <message>
        <source>Publish the bot again on the open platform, or connect to the platform&apos;s sandbox.</source>
        <translation>请在开放平台重新上架机器人，或连接平台的沙箱环境。</translation>
    </message>
    <message>
        <source>Ask on the open platform why the bot was banned and have it lifted.</source>
        <translation>请在开放平台查询机器人被封禁的原因并申请解封。</translation>
    </message>
    <message>
        <source>%1 of %2 shards are connected.</source>
        <translation>%2 个分片中已连接 %1 个。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>The platform&apos;s limit of new sessions is used up; the next one is allowed in %1.</source>
        <translation>平台的新会话次数已用完；%1 后才允许新建会话。</translation>
    </message>
    <message>
        <source>The platform did not grant %1: those events do not come. Apply for them on the open platform&apos;s page of this bot.</source>
        <translation>平台未授予 %1：这些事件不会送达。请在开放平台的机器人页面申请。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 failed: %2 %3</source>
        <translation>%1 失败：%2 %3</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>closed in order</source>
        <translation>正常关闭</translation>
    </message>
    <message>
        <source>the server went away</source>
        <translation>服务器离开</translation>
    </message>
    <message>
        <source>a frame broke the protocol</source>
        <translation>帧不符合协议</translation>
    </message>
    <message>
        <source>a frame of a kind that is not accepted</source>
        <translation>帧的类型不被接受</translation>
    </message>
    <message>
        <source>closed without a code</source>
        <translation>关闭时没有给出代码</translation>
    </message>
    <message>
        <source>a frame was not valid UTF-8</source>
        <translation>帧不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>a frame broke the server&apos;s policy</source>
        <translation>帧违反了服务器的策略</translation>
    </message>
    <message>
        <source>a frame was too large</source>
        <translation>帧过大</translation>
    </message>
    <message>
        <source>an extension is missing</source>
        <translation>缺少扩展</translation>
    </message>
    <message>
        <source>the server failed</source>
        <translation>服务器出错</translation>
    </message>
    <message>
        <source>the server restarts</source>
        <translation>服务器正在重启</translation>
    </message>
    <message>
        <source>the server is overloaded</source>
        <translation>服务器过载</translation>
    </message>
    <message>
        <source>a proxy got no good answer</source>
        <translation>代理没有得到有效应答</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a phrase as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>why it was closed, and the close code</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>no answer to a heartbeat</source>
        <translation>心跳没有应答</translation>
    </message>
    <message>
        <source>the platform asked for a reconnect</source>
        <translation>平台要求重连</translation>
    </message>
    <message>
        <source>the platform refused the session</source>
        <translation>平台拒绝了会话</translation>
    </message>
    <message>
        <source>heartbeats answered, but no events</source>
        <translation>心跳有应答，但没有收到事件</translation>
    </message>
    <message>
        <source>this program was not running</source>
        <translation>程序没有运行</translation>
    </message>
    <message>
        <source>you had disconnected</source>
        <translation>由你断开</translation>
    </message>
    <message>
        <source>a new session began: what was sent meanwhile is lost</source>
        <translation>已开始新会话：期间发来的内容已丢失</translation>
    </message>
    <message>
        <source>nothing was missed</source>
        <translation>没有遗漏</translation>
    </message>
    <message>
        <source>1 event came again by Resume</source>
        <translation>Resume 补回 1 个事件</translation>
    </message>
    <message>
        <source>%1 events came again by Resume</source>
        <translation>Resume 补回 %1 个事件</translation>
    </message>
    <message>
        <source>events lost</source>
        <translation>有丢失</translation>
    </message>
    <message>
        <source>nothing missed</source>
        <translation>没有遗漏</translation>
    </message>
    <message>
        <source>%1 by Resume</source>
        <comment>events</comment>
        <translation>Resume 补回 %1 个</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from when to when</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>closed by us, will resume</source>
        <translation>由我们关闭，将恢复会话</translation>
    </message>
    <message>
        <source>a code that the platform does not document</source>
        <translation>平台文档中没有的代码</translation>
    </message>
    <message>
        <source>an unknown close code</source>
        <translation>未知的关闭代码</translation>
    </message>
    <message>
        <source>Gateway deaf %1</source>
        <translation>网关失联 %1</translation>
    </message>
    <message>
        <source>Gateway deaf %1 times, %2</source>
        <translation>网关失联 %1 次，%2</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <comment>a length of time</comment>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 – %2 · shard %3/%4</source>
        <translation>%1 – %2 · 分片 %3/%4</translation>
    </message>
    <message>
        <source>The platform keeps nothing for a session that ended: whoever wrote then has to write again.</source>
        <translation>会话结束后平台不会保留消息：当时发来消息的人需要再发一次。</translation>
    </message>
    <message>
        <source>The gateway could not be heard for %1.</source>
        <translation>有 %1收不到网关的消息。</translation>
    </message>
    <message>
        <source>The bot closed the gateway connection.</source>
        <translation>机器人关闭了网关连接。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) between %1 and %2 could not be recorded.</source>
        <translation>
            <numerusform>%1 至 %2 之间有 %n 行未能记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>They came faster than the disk took them. No message and no attempt was given up.</source>
        <translation>它们到来的速度超过了磁盘写入的速度。消息和尝试均未放弃。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back by %1.</source>
        <translation>这台电脑的时钟被往回调了 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set forward by %1.</source>
        <translation>这台电脑的时钟被往前调了 %1。</translation>
    </message>
    <message>
        <source>The bot measures an anchor&apos;s age by the time since the computer was started: every anchor keeps the time it has left.</source>
        <translation>机器人按电脑开机以来的时间计算锚点的年龄：每个锚点剩余的时间不变。</translation>
    </message>
    <message>
        <source>The gateway could not be heard for a while.</source>
        <translation>有一段时间收不到网关的消息。</translation>
    </message>
    <message>
        <source>The platform did not grant all event groups that the bot asked for.</source>
        <translation>平台没有授予机器人申请的全部事件组。</translation>
    </message>
    <message>
        <source>Messages came that could not be written to disk.</source>
        <translation>有收到的消息无法写入磁盘。</translation>
    </message>
    <message>
        <source>The bot holds its place in the session, so the platform sends them again at the next Resume. Free disk space or fix the folder&apos;s rights.</source>
        <translation>机器人保留了会话中的位置，下次 Resume 时平台会重新发送这些消息。请释放磁盘空间或修复文件夹权限。</translation>
    </message>
    <message>
        <source>A damaged file was set aside, and a new one went on.</source>
        <translation>损坏的文件已移到一旁，由新文件接替。</translation>
    </message>
    <message>
        <source>It is kept as %1.</source>
        <translation>它保留为 %1。</translation>
    </message>
    <message>
        <source>The journal could not be copied before it is brought to a new form.</source>
        <translation>日志库在升级为新格式之前未能备份。</translation>
    </message>
    <message>
        <source>No space is left on the disk: free some, and it goes on by itself.</source>
        <translation>磁盘已无剩余空间：腾出空间后会自动继续。</translation>
    </message>
    <message>
        <source>The file or its folder is read-only: fix the rights, and it goes on by itself.</source>
        <translation>文件或其所在文件夹为只读：修正权限后会自动继续。</translation>
    </message>
    <message>
        <source>Another program holds the file.</source>
        <translation>另一个程序正占用该文件。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be set aside: fix the folder&apos;s rights.</source>
        <translation>文件已损坏，且无法移到一旁：请修正文件夹的权限。</translation>
    </message>
    <message>
        <source>It must be brought to a new form, and the copy before that could not be made: free disk space.</source>
        <translation>它需要升级为新格式，但升级前的备份无法创建：请腾出磁盘空间。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it: use that version.</source>
        <translation>它由本程序的更新版本写入：请使用该版本。</translation>
    </message>
    <message>
        <source>Free disk space or fix the folder&apos;s rights.</source>
        <translation>请腾出磁盘空间或修正文件夹的权限。</translation>
    </message>
    <message>
        <source>The journal is only read: new rows are only in memory.</source>
        <translation>日志库仅供读取：新的行只在内存中。</translation>
    </message>
    <message>
        <source>The journal cannot be written: new rows are only in memory.</source>
        <translation>日志库无法写入：新的行只在内存中。</translation>
    </message>
    <message>
        <source>The journal was damaged. It is kept as %1; a new one goes on, without the earlier rows.</source>
        <translation>日志库已损坏，保留为 %1；新的日志库接替记录，不含之前的行。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be recorded and were given up; no message and no attempt was.</source>
        <translation>
            <numerusform>有 %n 行未能记录而被放弃；消息和尝试均未丢失。</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal was not closed in order: it is being checked.</source>
        <translation>日志库上次未正常关闭：正在检查。</translation>
    </message>
    <message>
        <source>The journal is sound.</source>
        <translation>日志库完好。</translation>
    </message>
    <message>
        <source>The outbox cannot be written, so nothing is sent.</source>
        <translation>发件箱无法写入，因此不发送任何消息。</translation>
    </message>
    <message>
        <source>The settings file %1 cannot be read: the defaults are used.</source>
        <translation>设置文件 %1 无法读取：使用默认值。</translation>
    </message>
    <message>
        <source>The outbox was damaged; a new one goes on. What was still owed an answer is not known: look at the last messages yourself. Kept as %1.</source>
        <translation>发件箱已损坏，由新的接替。哪些消息尚未答复已无从得知：请自行查看最近的消息。原文件保留为 %1。</translation>
    </message>
    <message>
        <source>HTTP %1 with code %2 is no failure.</source>
        <translation>HTTP %1 加代码 %2 不是失败。</translation>
    </message>
    <message>
        <source>The answer came with HTTP %1 all the same: the code in its body decides.</source>
        <translation>应答仍是 HTTP %1：以正文中的代码为准。</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>local time and age</comment>
        <translation>%1，%2 前</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>local time and how far ahead</comment>
        <translation>%1，%2 后</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <comment>life of a token and its end</comment>
        <translation>%1，到 %2</translation>
    </message>
    <message>
        <source>no event groups</source>
        <translation>没有事件组</translation>
    </message>
    <message>
        <source>quote key of this message</source>
        <translation>引用本条消息用的键</translation>
    </message>
    <message>
        <source>quote key of the quoted message</source>
        <translation>被引用消息的键</translation>
    </message>
    <message>
        <source>a token of QQ&apos;s; cut out here</source>
        <translation>QQ 的令牌；此处已隐去</translation>
    </message>
    <message>
        <source>whether the model may search the web</source>
        <translation>模型能否联网搜索</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what it is, and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Id of the event %1.</source>
        <translation>事件 %1 的 ID。</translation>
    </message>
    <message>
        <source>success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Success.</source>
        <translation>成功。</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>目录中没有</translation>
    </message>
    <message>
        <source>The code is not in the catalogue.</source>
        <translation>错误码目录中没有这个代码。</translation>
    </message>
    <message>
        <source>The message says what the server means; its support asks for the trace id.</source>
        <translation>服务端的意思见其消息；联系其支持时需要 trace id。</translation>
    </message>
    <message>
        <source>The whole document.</source>
        <translation>整个文档。</translation>
    </message>
    <message>
        <source>The documents of chat completions do not name this field.</source>
        <translation>对话补全接口的文档没有提到这个字段。</translation>
    </message>
    <message>
        <source>The platform&apos;s documents do not name this field here.</source>
        <translation>平台文档没有提到此处的这个字段。</translation>
    </message>
    <message>
        <source>The value is none of those that the documents allow.</source>
        <translation>该值不在文档允许的取值之中。</translation>
    </message>
    <message>
        <source>The documents do not name this value.</source>
        <translation>文档没有提到这个值。</translation>
    </message>
    <message>
        <source>null</source>
        <comment>JSON type</comment>
        <translation>null</translation>
    </message>
    <message>
        <source>true or false</source>
        <comment>JSON type</comment>
        <translation>真或假</translation>
    </message>
    <message>
        <source>number</source>
        <comment>JSON type</comment>
        <translation>数字</translation>
    </message>
    <message>
        <source>string</source>
        <comment>JSON type</comment>
        <translation>字符串</translation>
    </message>
    <message>
        <source>list</source>
        <comment>JSON type</comment>
        <translation>列表</translation>
    </message>
    <message>
        <source>object</source>
        <comment>JSON type</comment>
        <translation>对象</translation>
    </message>
    <message>
        <source>Success, unless the body holds a code.</source>
        <translation>成功，除非正文中有错误码。</translation>
    </message>
    <message>
        <source>Taken, and in review: no failure. Do not send it again.</source>
        <translation>已受理，正在审核：不是失败。不要再发。</translation>
    </message>
    <message>
        <source>Refused: the code in the body says why.</source>
        <translation>被拒绝：原因见正文中的代码。</translation>
    </message>
    <message>
        <source>The access token or this computer&apos;s address was not accepted.</source>
        <translation>访问令牌或本机地址未被接受。</translation>
    </message>
    <message>
        <source>Not allowed; repeating it does not help.</source>
        <translation>不允许；重复没有用。</translation>
    </message>
    <message>
        <source>There is no such thing; repeating it does not help.</source>
        <translation>没有这样的对象；重复没有用。</translation>
    </message>
    <message>
        <source>This kind of call is not offered here; repeating it does not help.</source>
        <translation>此处不提供这种调用；重复没有用。</translation>
    </message>
    <message>
        <source>Too many calls: wait before the next one.</source>
        <translation>调用过多：请等一会儿再试。</translation>
    </message>
    <message>
        <source>The server failed: what was sent may have arrived all the same.</source>
        <translation>服务端出错：发出的内容仍可能已送达。</translation>
    </message>
    <message>
        <source>%1 took it and is reviewing it.</source>
        <translation>%1 已受理，正在审核。</translation>
    </message>
    <message>
        <source>%1 refused with code %2.</source>
        <translation>%1 拒绝，代码 %2。</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>client secret</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>model key</source>
        <translation>模型密钥</translation>
    </message>
    <message>
        <source>presigned address</source>
        <translation>预签名地址</translation>
    </message>
    <message>
        <source>credential</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>%1, 1 byte cut</source>
        <translation>%1，已剪去 1 字节</translation>
    </message>
    <message>
        <source>%1, %2 bytes cut</source>
        <translation>%1，已剪去 %2 字节</translation>
    </message>
    <message>
        <source>By the clock it came after the send: the clock was set in between.</source>
        <translation>按时钟它晚于发送：期间时钟被调整过。</translation>
    </message>
    <message>
        <source>At least %1 ahead of this computer.</source>
        <translation>比本机至少快 %1。</translation>
    </message>
    <message>
        <source>At least %1 behind this computer.</source>
        <translation>比本机至少慢 %1。</translation>
    </message>
    <message>
        <source>Agrees with this computer to the second.</source>
        <translation>与本机一致（精确到秒）。</translation>
    </message>
    <message>
        <source>%1 before its own time: the two clocks differ.</source>
        <translation>比其自身时间早 %1：两边时钟不一致。</translation>
    </message>
    <message>
        <source>Within a second of its own time.</source>
        <translation>与其自身时间相差不到一秒。</translation>
    </message>
    <message>
        <source>About %1 after its own time.</source>
        <translation>在其自身时间之后约 %1。</translation>
    </message>
    <message>
        <source>%1 after its own time.</source>
        <translation>在其自身时间之后 %1。</translation>
    </message>
    <message>
        <source>Not known: the journal does not have what it hung on.</source>
        <translation>未知：日志库中没有它所挂靠的消息或事件。</translation>
    </message>
    <message>
        <source>%1 after the message came.</source>
        <translation>在消息到达之后 %1。</translation>
    </message>
    <message>
        <source>%1 after the bot&apos;s own message returned this id.</source>
        <translation>在机器人自己的消息返回此 id 之后 %1。</translation>
    </message>
    <message>
        <source>%1 after the event came.</source>
        <translation>在事件到达之后 %1。</translation>
    </message>
    <message>
        <source>%1 after attempt %2</source>
        <translation>第 %2 次尝试之后 %1</translation>
    </message>
    <message>
        <source>Not known: several heartbeats were on their way, and an answer does not name its own.</source>
        <translation>未知：当时有多个心跳在途，而应答不指明对应哪一个。</translation>
    </message>
    <message>
        <source>Not known: the heartbeat that it answers was not found near it.</source>
        <translation>未知：附近没有找到它所应答的心跳。</translation>
    </message>
    <message>
        <source>Not known: no answer to it was found near it.</source>
        <translation>未知：附近没有找到对它的应答。</translation>
    </message>
    <message>
        <source>Not recorded: it was on disk before it left, but its own moment is not in the journal.</source>
        <translation>未记录：发出前已写入磁盘，但日志库没有它自己的时刻。</translation>
    </message>
    <message>
        <source>Not measured: an answer is timed when all of it is there.</source>
        <translation>未测量：应答收全后才计时。</translation>
    </message>
    <message>
        <source>%1, %2 before it was made.</source>
        <translation>%1，在发起前 %2。</translation>
    </message>
    <message>
        <source>%1, by the clock after it was made: the clock was set in between.</source>
        <translation>%1，按时钟晚于发起：其间时钟被调过。</translation>
    </message>
    <message>
        <source>The bot hung its replies on its own message instead of the user&apos;s.</source>
        <translation>机器人把回复挂在了自己的消息上，而不是用户的消息上。</translation>
    </message>
    <message>
        <source>The bot probably hung its replies on its own message instead of the user&apos;s.</source>
        <translation>机器人可能把回复挂在了自己的消息上，而不是用户的消息上。</translation>
    </message>
    <message>
        <source>The line in which a send returned this id is not in the log, or too far back.</source>
        <translation>日志里没有发送返回这个 id 的那一行，或者它离得太远。</translation>
    </message>
    <message>
        <source>Update AstrBot: from 4.22.1 on it leaves msg_id out of such messages in private chats; in guild channels it still does the same. Until it is fixed: send with the id of the user&apos;s message, as replies do.</source>
        <translation>更新 AstrBot：从 4.22.1 起，单聊里这类消息不再带 msg_id；频道里仍是老样子。修好之前，请像普通回复那样用用户消息的 id 发送。</translation>
    </message>
    <message>
        <source>The bot replied to a message that was too old to be replied to.</source>
        <translation>机器人回复了一条已经过期、不能再回复的消息。</translation>
    </message>
    <message>
        <source>The bot probably replied to a message that was too old to be replied to.</source>
        <translation>机器人可能回复了一条已经过期、不能再回复的消息。</translation>
    </message>
    <message>
        <source>QQ only says time or count; when the message came, or how many replies it had, is not in the log.</source>
        <translation>QQ 只说时间或次数超限；日志里没有消息到达的时间，或者它已有多少条回复。</translation>
    </message>
    <message>
        <source>Reply sooner: within 60 minutes in a private chat, within 5 elsewhere. What is later needs the user&apos;s next message, or goes as a proactive message where the bot may send these.</source>
        <translation>早点回复：单聊 60 分钟内，其他场景 5 分钟内。更晚的要等用户的下一条消息，或者在机器人有权限的地方作为主动消息发送。</translation>
    </message>
    <message>
        <source>The bot sent more replies to one message than QQ takes.</source>
        <translation>机器人对一条消息的回复超过了 QQ 允许的条数。</translation>
    </message>
    <message>
        <source>The bot probably sent more replies to one message than QQ takes.</source>
        <translation>机器人对一条消息的回复可能超过了 QQ 允许的条数。</translation>
    </message>
    <message>
        <source>QQ only says time or count, and the log shows fewer than five accepted replies.</source>
        <translation>QQ 只说时间或次数超限，而日志里被接受的回复不到五条。</translation>
    </message>
    <message>
        <source>Put several short replies into one: a message takes four or five. The rest waits for the user&apos;s next message.</source>
        <translation>把几条短回复合成一条：一条消息只能回复四到五次。其余的等用户的下一条消息。</translation>
    </message>
    <message>
        <source>Two replies to one message had the same msg_seq.</source>
        <translation>对同一条消息的两条回复用了相同的 msg_seq。</translation>
    </message>
    <message>
        <source>Two replies to one message probably had the same msg_seq.</source>
        <translation>对同一条消息的两条回复可能用了相同的 msg_seq。</translation>
    </message>
    <message>
        <source>The other reply is not in the log.</source>
        <translation>日志里没有另一条回复。</translation>
    </message>
    <message>
        <source>Count msg_seq up from 1 for each message that is replied to. A random number, as AstrBot takes it, meets itself sooner or later; and one bot must not run in two programs.</source>
        <translation>对每条被回复的消息，msg_seq 从 1 开始递增。AstrBot 用的随机数迟早会重复；同一个机器人也不能同时在两个程序里运行。</translation>
    </message>
    <message>
        <source>The model was told that a message was sent, and it was not.</source>
        <translation>模型被告知消息已发送，其实没有发出。</translation>
    </message>
    <message>
        <source>The model was probably told that a message was sent, and it was not.</source>
        <translation>模型可能被告知消息已发送，其实没有发出。</translation>
    </message>
    <message>
        <source>The log does not show whether a later try of the same call went through.</source>
        <translation>日志没有显示同一次调用后来的尝试是否成功。</translation>
    </message>
    <message>
        <source>Do not trust what the model says about it: tell the user again. AstrBot 4.27.3 hands refusals on to the model; what it skips by itself is still reported as sent.</source>
        <translation>不要相信模型的说法：请再告诉用户一次。AstrBot 4.27.3 会把拒绝转告模型；它自己跳过的消息仍会报告为已发送。</translation>
    </message>
    <message>
        <source>The same message was sent again after a refusal that stays.</source>
        <translation>同一条消息在被永久拒绝之后又发了一遍。</translation>
    </message>
    <message>
        <source>The same message was probably sent again after a refusal that stays.</source>
        <translation>同一条消息在被永久拒绝之后可能又发了一遍。</translation>
    </message>
    <message>
        <source>The content of the tries is not in the log.</source>
        <translation>日志里没有这些尝试的内容。</translation>
    </message>
    <message>
        <source>Do not repeat what was refused for its anchor, its content or a missing right: change that first. The tries only cost time and calls.</source>
        <translation>因锚点、内容或缺少权限被拒绝的消息不要重发：先改掉原因。这些尝试只会浪费时间和调用次数。</translation>
    </message>
    <message>
        <source>A message that came twice was answered twice.</source>
        <translation>收到两次的同一条消息被回答了两次。</translation>
    </message>
    <message>
        <source>A message that came twice was probably answered twice.</source>
        <translation>收到两次的同一条消息可能被回答了两次。</translation>
    </message>
    <message>
        <source>The log does not show that both answers were accepted; or the user wrote it twice.</source>
        <translation>日志没有显示两条回答都被接受；也可能是用户自己写了两遍。</translation>
    </message>
    <message>
        <source>Let the bot remember the ids of the messages it answered, and run it only once: QQ delivers a message again after a reconnect, and to every session of the bot.</source>
        <translation>让机器人记住已回答的消息 id，并且只运行一份：重连之后 QQ 会再次推送消息，而且会推送给机器人的每个会话。</translation>
    </message>
    <message>
        <source>Several gateway sessions of the bot were started within one second.</source>
        <translation>一秒之内启动了这个机器人的多个网关会话。</translation>
    </message>
    <message>
        <source>Two gateway sessions were started within one second, probably for one bot.</source>
        <translation>一秒之内启动了两个网关会话，可能属于同一个机器人。</translation>
    </message>
    <message>
        <source>They may belong to two bots that run in one program.</source>
        <translation>它们也可能属于同一个程序里的两个机器人。</translation>
    </message>
    <message>
        <source>Set the platform up only once for each App ID, and restart AstrBot instead of reloading the adapter. Each session receives every message, so users get each answer several times.</source>
        <translation>每个 App ID 只配置一个平台，并重启 AstrBot 而不是重载适配器。每个会话都会收到所有消息，所以用户会多次收到同一条回答。</translation>
    </message>
    <message>
        <source>The connection to the gateway broke again and again.</source>
        <translation>与网关的连接反复断开。</translation>
    </message>
    <message>
        <source>The connection to the gateway probably broke again and again.</source>
        <translation>与网关的连接可能反复断开。</translation>
    </message>
    <message>
        <source>The log shows only some of the breaks.</source>
        <translation>日志只显示了其中几次断开。</translation>
    </message>
    <message>
        <source>Look at the close code first. Without one: the network or the proxy cuts long connections, or a second program runs with the same App ID.</source>
        <translation>先看关闭码。如果没有：可能是网络或代理切断了长连接，或者另一个程序在用同一个 App ID。</translation>
    </message>
    <message>
        <source>QQ refused this bot&apos;s markdown.</source>
        <translation>QQ 拒绝了这个机器人的 Markdown。</translation>
    </message>
    <message>
        <source>QQ probably refused this bot&apos;s markdown.</source>
        <translation>QQ 可能拒绝了这个机器人的 Markdown。</translation>
    </message>
    <message>
        <source>The answer with its code is not in the log.</source>
        <translation>日志里没有带错误码的应答。</translation>
    </message>
    <message>
        <source>Switch markdown off in the bot&apos;s settings, or apply for it in the q.qq.com console. Until then each message costs a second call.</source>
        <translation>在机器人的设置里关闭 Markdown，或在 q.qq.com 管理端申请权限。在此之前每条消息都要多调用一次。</translation>
    </message>
    <message>
        <source>QQ refused messages because of a link in them.</source>
        <translation>QQ 因消息里的链接拒绝了它们。</translation>
    </message>
    <message>
        <source>QQ probably refused messages because of a link in them.</source>
        <translation>QQ 可能因消息里的链接拒绝了它们。</translation>
    </message>
    <message>
        <source>Register the domain in the q.qq.com console, or have links left out, also by the model.</source>
        <translation>在 q.qq.com 管理端登记域名，或者去掉链接，也要让模型不写链接。</translation>
    </message>
    <message>
        <source>A scheduled task ran, and nothing was delivered.</source>
        <translation>定时任务运行了，但什么都没有送达。</translation>
    </message>
    <message>
        <source>A scheduled task ran, and probably nothing was delivered.</source>
        <translation>定时任务运行了，但可能什么都没有送达。</translation>
    </message>
    <message>
        <source>The log does not show the answers of accepted sends.</source>
        <translation>日志不显示被接受的发送的应答。</translation>
    </message>
    <message>
        <source>A schedule has no message of the user to hang on: the bot needs the right to send proactive messages, or the answer waits for the user&apos;s next message.</source>
        <translation>定时任务没有用户消息可挂：机器人需要主动消息权限，否则回答要等用户的下一条消息。</translation>
    </message>
    <message>
        <source>A second message was answered under the anchor of the first.</source>
        <translation>第二条消息的回答挂在了第一条消息的锚点上。</translation>
    </message>
    <message>
        <source>A second message was probably answered under the anchor of the first.</source>
        <translation>第二条消息的回答可能挂在了第一条消息的锚点上。</translation>
    </message>
    <message>
        <source>Which of the messages the answer was for is not in the log.</source>
        <translation>日志里看不出回答针对的是哪一条消息。</translation>
    </message>
    <message>
        <source>Nothing was lost. But the answers count against the first message, and its window may close sooner: keep long turns short, or let the bot answer the newest message.</source>
        <translation>没有丢失什么。但回答计入第一条消息，它的窗口会更早关闭：让回合短一些，或者让机器人回复最新的消息。</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>第 %1 天</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>It was attempt %1 of this log.</source>
        <translation>这是本日志的第 %1 次尝试。</translation>
    </message>
    <message>
        <source>These were attempts %1 of this log.</source>
        <translation>这些是本日志的第 %1 次尝试。</translation>
    </message>
    <message>
        <source>Trace id: %1.</source>
        <translation>trace_id：%1。</translation>
    </message>
    <message>
        <source>Trace ids: %1.</source>
        <translation>trace_id：%1。</translation>
    </message>
    <message>
        <source>It happened at %1.</source>
        <translation>发生在 %1。</translation>
    </message>
    <message>
        <source>It happened %1 times between %2 and %3.</source>
        <translation>在 %2 到 %3 之间发生了 %1 次。</translation>
    </message>
    <message>
        <source>AstrBot keeps the id that a send returned and uses it as msg_id for the next one. QQ accepts only ids of messages that it delivered to the bot%1.</source>
        <translation>AstrBot 把发送返回的 id 记下来，作为下一条消息的 msg_id。QQ 只接受它推送给机器人的消息的 id%1。</translation>
    </message>
    <message>
        <source>The id %1 was returned by a send at %2.</source>
        <translation>id %1 是 %2 的一次发送返回的。</translation>
    </message>
    <message>
        <source>The id used was %1.</source>
        <translation>所用的 id 是 %1。</translation>
    </message>
    <message>
        <source>The log shows no refusal of it.</source>
        <translation>日志里没有显示它被拒绝。</translation>
    </message>
    <message>
        <source>A message can be replied to only for a time, and QQ refused%1 what came later.</source>
        <translation>一条消息只在一段时间内可以回复，更晚的被 QQ 拒绝了%1。</translation>
    </message>
    <message>
        <source>A message takes only a few replies, and QQ refused%1 the ones that were too many.</source>
        <translation>一条消息只能回复几次，多出来的被 QQ 拒绝了%1。</translation>
    </message>
    <message>
        <source>They hung on %1.</source>
        <translation>它们挂在 %1 上。</translation>
    </message>
    <message>
        <source>QQ takes a msg_seq of one message only once: the second reply counts as a repeat of the first and is dropped%1.</source>
        <translation>同一条消息的一个 msg_seq，QQ 只接受一次：第二条回复会被当作第一条的重复而丢弃%1。</translation>
    </message>
    <message>
        <source>msg_seq %1 was used again on %2.</source>
        <translation>msg_seq %1 在 %2 上又用了一次。</translation>
    </message>
    <message>
        <source>The tool send_message_to_user gave success, but the lines before it show that the message was skipped or refused.</source>
        <translation>工具 send_message_to_user 返回了成功，但之前的日志行显示消息被跳过或被拒绝。</translation>
    </message>
    <message>
        <source>AstrBot tries again whatever the reason was. This refusal%1 has a reason that time does not change.</source>
        <translation>不论什么原因，AstrBot 都会重试。这次拒绝%1的原因不会随时间改变。</translation>
    </message>
    <message>
        <source>The tries hung on %1.</source>
        <translation>这些尝试挂在 %1 上。</translation>
    </message>
    <message>
        <source>The same words of the same user came twice within a minute, and each started a turn.</source>
        <translation>同一个用户的同一句话在一分钟内收到两次，每次都启动了一个回合。</translation>
    </message>
    <message>
        <source>They are from %1.</source>
        <translation>它们来自 %1。</translation>
    </message>
    <message>
        <source>The first came at %1, the last at %2.</source>
        <translation>第一条在 %1 到达，最后一条在 %2 到达。</translation>
    </message>
    <message>
        <source>%1 sessions were started between %2 and %3, each of which receives what users write.</source>
        <translation>在 %2 到 %3 之间启动了 %1 个会话，每个都会收到用户写的消息。</translation>
    </message>
    <message>
        <source>The last close code was %1.</source>
        <translation>最后的关闭码是 %1。</translation>
    </message>
    <message>
        <source>Within five minutes it broke at least five times; in between the bot is deaf.</source>
        <translation>五分钟内至少断开了五次；断开期间机器人收不到消息。</translation>
    </message>
    <message>
        <source>The first break was at %1, the last at %2.</source>
        <translation>第一次断开在 %1，最后一次在 %2。</translation>
    </message>
    <message>
        <source>The bot has no right to send markdown%1. AstrBot then sends the same as plain text.</source>
        <translation>机器人没有发送 Markdown 的权限%1。之后 AstrBot 会改用纯文本再发一次。</translation>
    </message>
    <message>
        <source>QQ lets a bot send only links of domains that are registered for it%1.</source>
        <translation>QQ 只允许机器人发送已登记域名的链接%1。</translation>
    </message>
    <message>
        <source>The task %1 failed.</source>
        <translation>任务 %1 失败了。</translation>
    </message>
    <message>
        <source>Its turn ended without one send that QQ accepted.</source>
        <translation>它的回合结束时，没有一次发送被 QQ 接受。</translation>
    </message>
    <message>
        <source>The user wrote again while the bot was at work. AstrBot took the second message into the turn that ran, whose answers hang on the first.</source>
        <translation>机器人还在工作时用户又写了一条。AstrBot 把第二条并入正在运行的回合，而它的回答挂在第一条上。</translation>
    </message>
    <message>
        <source>That anchor is %1.</source>
        <translation>那个锚点是 %1。</translation>
    </message>
    <message>
        <source>This follows from the fault above that is about the same attempts.</source>
        <translation>这是上面涉及相同尝试的那个故障造成的。</translation>
    </message>
    <message>
        <source>This is not proven: %1</source>
        <translation>这一点未经证实：%1</translation>
    </message>
    <message>
        <source>1 line with meaning</source>
        <translation>1 行有意义</translation>
    </message>
    <message>
        <source>%1 lines with meaning</source>
        <translation>%1 行有意义</translation>
    </message>
    <message>
        <source>%1, %2 repeated, %3 different</source>
        <translation>%1，%2 行重复，%3 行不同</translation>
    </message>
    <message>
        <source>no attempt to send</source>
        <translation>没有发送尝试</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 次尝试</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 次尝试</translation>
    </message>
    <message>
        <source>%1: %2 accepted, %3 refused</source>
        <translation>%1：%2 次接受，%3 次拒绝</translation>
    </message>
    <message>
        <source>%1, %2 with an unknown outcome</source>
        <translation>%1，%2 次结果未知</translation>
    </message>
    <message>
        <source>1 turn</source>
        <translation>1 个回合</translation>
    </message>
    <message>
        <source>%1 turns</source>
        <translation>%1 个回合</translation>
    </message>
    <message>
        <source>1 tool call</source>
        <translation>1 次工具调用</translation>
    </message>
    <message>
        <source>%1 tool calls</source>
        <translation>%1 次工具调用</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 个会话</translation>
    </message>
    <message>
        <source>%1 conversations</source>
        <translation>%1 个会话</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>1 line was not understood</source>
        <translation>1 行没有读懂</translation>
    </message>
    <message>
        <source>%1 lines were not understood</source>
        <translation>%1 行没有读懂</translation>
    </message>
    <message>
        <source>This is no text in any encoding that is known here. Choose the log file itself; packed ones may be gzip.</source>
        <translation>按这里已知的任何编码，它都不是文本。请选择日志文件本身；压缩文件只支持 gzip。</translation>
    </message>
    <message>
        <source>This build cannot read that encoding: save the log as UTF-8 and open it again.</source>
        <translation>这个版本读不了该编码：请把日志另存为 UTF-8 再打开。</translation>
    </message>
    <message>
        <source>No log format has that name.</source>
        <translation>没有这个名称的日志格式。</translation>
    </message>
    <message>
        <source>The packed file is damaged at byte %1: copy it again, or unpack what can be saved.</source>
        <translation>压缩文件在第 %1 字节处损坏：请重新复制，或解压还能救出的部分。</translation>
    </message>
    <message>
        <source>The packed file ends too early, at byte %1: copy it again once it is whole.</source>
        <translation>压缩文件在第 %1 字节处过早结束：请等它完整后重新复制。</translation>
    </message>
    <message>
        <source>The packed file unpacks to far more than a log would, so reading stopped at byte %1. Unpack it by hand if you trust it.</source>
        <translation>压缩文件解压后远大于正常的日志，所以在第 %1 字节处停止读取。如果信任它，请手动解压。</translation>
    </message>
    <message>
        <source>The log was read but could not be kept.</source>
        <translation>日志已读取，但无法保存。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: text around the log, or lines of a form that is not known here. They are kept, and nothing was concluded from them.</source>
        <translation>%1：日志前后的文字，或这里不认识的格式。它们被保留，但没有据此得出结论。</translation>
    </message>
    <message>
        <source>The log&apos;s clock agrees with the platform&apos;s.</source>
        <translation>日志的时钟与平台一致。</translation>
    </message>
    <message>
        <source>The log&apos;s clock goes from %1 behind the platform&apos;s to %2 ahead: somebody set it meanwhile.</source>
        <translation>日志的时钟从比平台慢 %1 变为快 %2：中途有人调过。</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>The log&apos;s clock is %1 ahead of the platform&apos;s.</source>
        <translation>日志的时钟比平台快 %1。</translation>
    </message>
    <message>
        <source>The log&apos;s clock is %1 behind the platform&apos;s.</source>
        <translation>日志的时钟比平台慢 %1。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Looking for faults</source>
        <translation>正在查找故障</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>1 fault</source>
        <translation>1 个故障</translation>
    </message>
    <message>
        <source>%1 faults</source>
        <translation>%1 个故障</translation>
    </message>
    <message>
        <source>1 probable fault</source>
        <translation>1 个可能的故障</translation>
    </message>
    <message>
        <source>%1 probable faults</source>
        <translation>%1 个可能的故障</translation>
    </message>
    <message>
        <source>no fault found</source>
        <translation>未发现故障</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between clauses</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Unverified: only the log knows this id, this bot&apos;s gateway never received it. The log has no date: how old it is nobody knows.</source>
        <translation>未核实：只有日志里有这个 ID，这个机器人的网关从未收到过它。日志没有日期，无从得知它有多旧。</translation>
    </message>
    <message>
        <source>Unverified: only the log knows this id, this bot&apos;s gateway never received it; by the log&apos;s clock %1 left.</source>
        <translation>未核实：只有日志里有这个 ID，这个机器人的网关从未收到过它；按日志的时钟还剩 %1。</translation>
    </message>
    <message>
        <source>Indexing words</source>
        <translation>正在建立文字索引</translation>
    </message>
    <message>
        <source>The file is empty: there is nothing to read in it.</source>
        <translation>文件是空的，没有可读取的内容。</translation>
    </message>
    <message>
        <source>This is not a log that this program knows: no line of it is one of AstrBot&apos;s. If it should be, its encoding was guessed wrong: choose the right one.</source>
        <translation>这不是本程序认识的日志：其中没有一行是 AstrBot 的日志。如果它确实是，说明编码判断有误：请选择正确的编码。</translation>
    </message>
    <message>
        <source>How it ended does not stand in the log.</source>
        <translation>日志中没有写明它如何结束。</translation>
    </message>
    <message>
        <source>Of each kind of fault only the first %1 are listed.</source>
        <translation>每种故障只列出前 %1 个。</translation>
    </message>
    <message>
        <source>The proxy cannot be reached or refuses. Check the proxy: in Settings, QQBOT_PROXY, or that of the system.</source>
        <translation>代理无法连接或拒绝了请求。请检查代理：设置中的代理、QQBOT_PROXY 或系统代理。</translation>
    </message>
    <message>
        <source>this anchor: %1</source>
        <translation>此锚点：%1</translation>
    </message>
    <message>
        <source>this id, which no event vouches for: %1</source>
        <translation>此 id（没有事件为证）：%1</translation>
    </message>
    <message>
        <source>proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>newest live anchor</source>
        <translation>最新的有效锚点</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>Send test, %1</source>
        <translation>发送测试，%1</translation>
    </message>
    <message>
        <source>Bot: %1, %2</source>
        <translation>机器人：%1，%2</translation>
    </message>
    <message>
        <source>Conversation: %1 %2</source>
        <translation>会话：%1 %2</translation>
    </message>
    <message>
        <source>Route: %1</source>
        <translation>接口：%1</translation>
    </message>
    <message>
        <source>Path: %1</source>
        <translation>路径：%1</translation>
    </message>
    <message>
        <source>Messages: %1, pause: %2 s</source>
        <translation>消息：%1 条，间隔：%2 秒</translation>
    </message>
    <message>
        <source>Stops at the first failure</source>
        <translation>首次失败即停止</translation>
    </message>
    <message>
        <source>Goes on after failures</source>
        <translation>失败后继续</translation>
    </message>
    <message>
        <source>Answer time in ms: least %1, median %2, most %3</source>
        <translation>应答用时（毫秒）：最短 %1，中位数 %2，最长 %3</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Anchors</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>Returned ids</source>
        <translation>返回的 id</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two parts of a list</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a clause as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>1 of %1 is safe</source>
        <translation>%1 条中 1 条安全</translation>
    </message>
    <message>
        <source>%1 of %2 are safe</source>
        <translation>%2 条中 %1 条安全</translation>
    </message>
    <message>
        <source>It is safe.</source>
        <translation>安全。</translation>
    </message>
    <message>
        <source>All %1 are safe.</source>
        <translation>%1 条全部安全。</translation>
    </message>
    <message>
        <source>1 is uncertain</source>
        <translation>1 条不确定</translation>
    </message>
    <message>
        <source>%1 are uncertain</source>
        <translation>%1 条不确定</translation>
    </message>
    <message>
        <source>%1 would be refused</source>
        <translation>%1 条会被拒绝</translation>
    </message>
    <message>
        <source>%1 would not be sent</source>
        <translation>%1 条不会发出</translation>
    </message>
    <message>
        <source>They hang on %1 anchors, the newest first.</source>
        <translation>它们使用 %1 个锚点，从最新的开始。</translation>
    </message>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%2 条中 %1 条已接受</translation>
    </message>
    <message>
        <source>%1 in audit</source>
        <translation>%1 条审核中</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 条被拒</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 条结果未知</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 条未发送</translation>
    </message>
    <message>
        <source>%1 not tried</source>
        <translation>%1 条未尝试</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>你停止了发送。</translation>
    </message>
    <message>
        <source>It stopped there.</source>
        <translation>测试到此停止。</translation>
    </message>
    <message>
        <source>Choose a conversation.</source>
        <translation>请选择会话。</translation>
    </message>
    <message>
        <source>Choose an anchor, or type the id to hang on.</source>
        <translation>请选择锚点，或输入要使用的 id。</translation>
    </message>
    <message>
        <source>A test has 1 to %1 messages.</source>
        <translation>一次测试可发 1 到 %1 条消息。</translation>
    </message>
    <message>
        <source>The pause is 0.2 to 600 seconds.</source>
        <translation>间隔为 0.2 到 600 秒。</translation>
    </message>
    <message>
        <source>From message %1: %2</source>
        <translation>从第 %1 条起：%2</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>It begins to fail at message %1, %2.</source>
        <translation>从第 %1 条开始失败，%2。</translation>
    </message>
    <message>
        <source>A number is missing; 0 means without end.</source>
        <translation>缺少数字；0 表示不限。</translation>
    </message>
    <message>
        <source>Only digits make a whole number; 0 means without end.</source>
        <translation>只能填写由数字组成的整数；0 表示不限。</translation>
    </message>
    <message>
        <source>At most %1; 0 means without end.</source>
        <translation>最多 %1；0 表示不限。</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing: host:port.</source>
        <translation>缺少代理地址，格式为「主机:端口」。</translation>
    </message>
    <message>
        <source>The port is missing: host:port.</source>
        <translation>缺少端口，格式为「主机:端口」。</translation>
    </message>
    <message>
        <source>That is no name and no address of a computer. Write host:port.</source>
        <translation>这不是有效的主机名或地址。请按「主机:端口」填写。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>A password does not belong into the settings file: the keyring keeps it.</source>
        <translation>密码不能写在设置文件里，应由密钥环保存。</translation>
    </message>
    <message>
        <source>That is neither none, nor http://[user@]host:port, nor socks5://[user@]host:port.</source>
        <translation>既不是 none，也不是 http://[user@]host:port 或 socks5://[user@]host:port。</translation>
    </message>
    <message>
        <source>A time is written as 22:30.</source>
        <translation>时间请写成 22:30 的形式。</translation>
    </message>
    <message>
        <source>%1=%2 in the settings is no whole number from 0 to %3: the default is used.</source>
        <translation>设置中的 %1=%2 不是 0 到 %3 之间的整数，已使用默认值。</translation>
    </message>
    <message>
        <source>%1=%2 in the settings is no proxy: the default is used.</source>
        <translation>设置中的 %1=%2 不是有效的代理，已使用默认值。</translation>
    </message>
    <message>
        <source>%1=%2 in the settings is no time of day: the default is used.</source>
        <translation>设置中的 %1=%2 不是有效的时刻，已使用默认值。</translation>
    </message>
    <message>
        <source>%1=%2 in the settings is none of the words that stand there: the default is used.</source>
        <translation>设置中的 %1=%2 不是允许的值，已使用默认值。</translation>
    </message>
    <message>
        <source>The list of bots cannot be read: fix the rights of %1.</source>
        <translation>无法读取机器人列表：请修正 %1 的权限。</translation>
    </message>
    <message>
        <source>The list of bots is damaged and cannot be set aside: fix the rights of the folder of %1.</source>
        <translation>机器人列表已损坏，且无法移开：请修正 %1 所在文件夹的权限。</translation>
    </message>
    <message>
        <source>The list of bots was damaged: look whether all are there. As it was it is kept as %1.</source>
        <translation>机器人列表已损坏：请检查机器人是否齐全。原文件保留为 %1。</translation>
    </message>
    <message>
        <source>The list of bots was damaged: connect each bot again, keyring and history have what belongs to it. As it was it is kept as %1.</source>
        <translation>机器人列表已损坏：请重新连接每个机器人，密钥环和历史记录中的内容都还在。原文件保留为 %1。</translation>
    </message>
    <message>
        <source>That is a folder: a log is a file.</source>
        <translation>这是一个文件夹：日志应当是文件。</translation>
    </message>
    <message>
        <source>The log was read but could not be kept: %1 cannot be written.</source>
        <translation>日志已读取但无法保存：%1 无法写入。</translation>
    </message>
    <message>
        <source>The file or its folder is read-only: fix the rights, then start the program again.</source>
        <translation>文件或其所在文件夹为只读：请修正权限后重新启动本程序。</translation>
    </message>
</context>
<context>
    <name>text::Filter</name>
    <message>
        <source>the server took it</source>
        <translation>服务端已接受</translation>
    </message>
    <message>
        <source>the platform said no</source>
        <translation>平台拒绝</translation>
    </message>
    <message>
        <source>waits for the platform&apos;s review</source>
        <translation>等待平台审核</translation>
    </message>
    <message>
        <source>no readable answer</source>
        <translation>没有可读的应答</translation>
    </message>
    <message>
        <source>never left</source>
        <translation>没有发出</translation>
    </message>
    <message>
        <source>the answer has not come yet</source>
        <translation>应答还没有到</translation>
    </message>
    <message>
        <source>anything that went wrong</source>
        <translation>任何出错的记录</translation>
    </message>
    <message>
        <source>another try of a message</source>
        <translation>同一条消息的再次尝试</translation>
    </message>
    <message>
        <source>sent by hand with other words</source>
        <translation>手动改写后发送</translation>
    </message>
    <message>
        <source>marked with a colour</source>
        <translation>有颜色标记</translation>
    </message>
    <message>
        <source>with a note of yours</source>
        <translation>有你的备注</translation>
    </message>
    <message>
        <source>pictures, voice, files</source>
        <translation>图片、语音、文件</translation>
    </message>
    <message>
        <source>on the gateway&apos;s socket</source>
        <translation>网关连接上的帧</translation>
    </message>
    <message>
        <source>calls of the open platform</source>
        <translation>开放平台的调用</translation>
    </message>
    <message>
        <source>calls for an access token</source>
        <translation>获取访问令牌的调用</translation>
    </message>
    <message>
        <source>files on their way</source>
        <translation>上传的文件</translation>
    </message>
    <message>
        <source>calls of the model</source>
        <translation>模型的调用</translation>
    </message>
    <message>
        <source>what the agent did</source>
        <translation>智能体做的事</translation>
    </message>
    <message>
        <source>what the program noted</source>
        <translation>程序的记事</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>a time such as 500ms or &gt;=2s</source>
        <translation>需要时长，如 500ms 或 &gt;=2s</translation>
    </message>
    <message>
        <source>a size such as &gt;10k</source>
        <translation>需要大小，如 &gt;10k</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>需要数字</translation>
    </message>
    <message>
        <source>a closing quotation mark</source>
        <translation>缺少右引号</translation>
    </message>
    <message>
        <source>a closing slash</source>
        <translation>缺少结尾的斜杠</translation>
    </message>
    <message>
        <source>a valid pattern: %1</source>
        <translation>正则表达式无效：%1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>只能是 %1</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>a closing bracket</source>
        <translation>缺少右括号</translation>
    </message>
    <message>
        <source>an opening bracket before</source>
        <translation>前面缺少左括号</translation>
    </message>
    <message>
        <source>something to look for</source>
        <translation>缺少要查找的内容</translation>
    </message>
    <message>
        <source>a shorter filter</source>
        <translation>筛选太长</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>记录的种类</translation>
    </message>
    <message>
        <source>received or sent</source>
        <translation>收到还是发出</translation>
    </message>
    <message>
        <source>profile of the bot</source>
        <translation>机器人的配置</translation>
    </message>
    <message>
        <source>where it was said</source>
        <translation>在哪里说的</translation>
    </message>
    <message>
        <source>openid of the other side</source>
        <translation>对方的 openid</translation>
    </message>
    <message>
        <source>id of a received message</source>
        <translation>收到的消息的 ID</translation>
    </message>
    <message>
        <source>what a send hangs on</source>
        <translation>发送所用的锚点</translation>
    </message>
    <message>
        <source>id of an event</source>
        <translation>事件的 ID</translation>
    </message>
    <message>
        <source>msg_seq of a send</source>
        <translation>发送的 msg_seq</translation>
    </message>
    <message>
        <source>id that a send returned</source>
        <translation>发送返回的 id</translation>
    </message>
    <message>
        <source>index by which a message is quoted</source>
        <translation>引用消息用的索引</translation>
    </message>
    <message>
        <source>number of an attempt</source>
        <translation>尝试的编号</translation>
    </message>
    <message>
        <source>turn of the agent</source>
        <translation>智能体的回合</translation>
    </message>
    <message>
        <source>opcode of a frame</source>
        <translation>帧的操作码</translation>
    </message>
    <message>
        <source>sequence number of an event</source>
        <translation>事件的序号</translation>
    </message>
    <message>
        <source>type of an event</source>
        <translation>事件的类型</translation>
    </message>
    <message>
        <source>GET, POST and others</source>
        <translation>GET、POST 等</translation>
    </message>
    <message>
        <source>part of a call&apos;s path</source>
        <translation>调用路径的一部分</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态码</translation>
    </message>
    <message>
        <source>error code of an answer</source>
        <translation>应答的错误码</translation>
    </message>
    <message>
        <source>close code of the gateway</source>
        <translation>网关的关闭码</translation>
    </message>
    <message>
        <source>trace id of an answer</source>
        <translation>应答的 trace id</translation>
    </message>
    <message>
        <source>how long the answer took</source>
        <translation>应答用了多久</translation>
    </message>
    <message>
        <source>bytes of request or frame</source>
        <translation>请求或帧的字节数</translation>
    </message>
    <message>
        <source>how long ago</source>
        <translation>多久以前</translation>
    </message>
    <message>
        <source>what became of an attempt</source>
        <translation>尝试的结果</translation>
    </message>
    <message>
        <source>what a row has about it</source>
        <translation>记录有什么</translation>
    </message>
    <message>
        <source>colour of your mark</source>
        <translation>标记的颜色</translation>
    </message>
    <message>
        <source>where the row comes from</source>
        <translation>记录的来源</translation>
    </message>
    <message>
        <source>%1, column %2</source>
        <translation>%1，第 %2 列</translation>
    </message>
    <message>
        <source>&apos;%1:&apos; is no key and was taken as text</source>
        <translation>「%1:」不是键，已按文本处理</translation>
    </message>
</context>
<context>
    <name>text::FilterExamples</name>
    <message>
        <source>in a text or a body, anywhere; case does not matter</source>
        <translation>在消息文本或正文的任何位置；不分大小写</translation>
    </message>
    <message>
        <source>the same; Latin letters and digits from where a word begins</source>
        <translation>同上；拉丁字母和数字从词首开始匹配</translation>
    </message>
    <message>
        <source>words that stand together</source>
        <translation>连在一起的词</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者都有</translation>
    </message>
    <message>
        <source>one of them, or both</source>
        <translation>有其一，或都有</translation>
    </message>
    <message>
        <source>without it; also NOT weather</source>
        <translation>不含它；也可写 NOT weather</translation>
    </message>
    <message>
        <source>brackets hold together</source>
        <translation>括号把条件合在一起</translation>
    </message>
    <message>
        <source>a key and its value, without a blank between them</source>
        <translation>键和值，中间不留空格</translation>
    </message>
    <message>
        <source>numbers also with &gt;, &lt;, &lt;=</source>
        <translation>数字也可用 &gt;、&lt;、&lt;=</translation>
    </message>
    <message>
        <source>from one to the other, both included; one may be left out</source>
        <translation>从一个到另一个，含两端；可省略一端</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>a field of a JSON body with this value</source>
        <translation>JSON 正文中的某个字段等于此值</translation>
    </message>
    <message>
        <source>a body that has this field</source>
        <translation>正文中有此字段</translation>
    </message>
    <message>
        <source>replies that hung on an id which is no anchor</source>
        <translation>锚点无效的回复</translation>
    </message>
    <message>
        <source>what went wrong in the last hour</source>
        <translation>最近一小时内出错的</translation>
    </message>
    <message>
        <source>messages that wait for you</source>
        <translation>等你处理的消息</translation>
    </message>
    <message>
        <source>calls that took two seconds or longer</source>
        <translation>耗时两秒以上的调用</translation>
    </message>
    <message>
        <source>refused in groups, but not because proactive messages are switched off</source>
        <translation>群里被拒绝的，但不含因关闭主动消息而被拒的</translation>
    </message>
    <message>
        <source>sessions that timed out</source>
        <translation>超时的会话</translation>
    </message>
    <message>
        <source>what was tried again</source>
        <translation>再次尝试过的</translation>
    </message>
    <message>
        <source>rows that you marked red</source>
        <translation>你标成红色的记录</translation>
    </message>
    <message>
        <source>the whole name</source>
        <translation>完整的名称</translation>
    </message>
    <message>
        <source>its beginning is enough</source>
        <translation>写开头即可</translation>
    </message>
    <message>
        <source>any part of it</source>
        <translation>其中任意一段</translation>
    </message>
    <message>
        <source>a number, also &gt;=2 or 3..5</source>
        <translation>数字，也可写 &gt;=2 或 3..5</translation>
    </message>
    <message>
        <source>a time: 500ms, &gt;=2s, 5min..1h</source>
        <translation>时间：500ms、&gt;=2s、5min..1h</translation>
    </message>
    <message>
        <source>a size: 800, &gt;10k, 1M..2M</source>
        <translation>大小：800、&gt;10k、1M..2M</translation>
    </message>
</context>
<context>
    <name>text::Help</name>
    <message>
        <source>Every message that the platform delivers to the bot has an id: `d.id` of its event. A send that names this id as `msg_id` is a reply, and *hangs on* that message.</source>
        <translation>平台投递给机器人的每条消息都有一个 id：事件里的 `d.id`。发送时把它写进 `msg_id`，就是一条回复，*挂在*那条消息上。</translation>
    </message>
    <message>
        <source>That is what it is for: the platform lets a bot answer a message, for a time and a number of replies. What a reply hangs on is its [anchor](anchors).</source>
        <translation>它的用途正在于此：平台允许机器人在一段时间内、以一定条数回复一条消息。回复所挂的消息就是它的[锚点](anchors)。</translation>
    </message>
    <message>
        <source>An id that a send returned is no msg_id</source>
        <translation>发送返回的 id 不是 msg_id</translation>
    </message>
    <message>
        <source>The answer to a send names an id, too: that of the bot&apos;s own message. It looks the same (`ROBOT1.0_…`) and serves to recall that message. As `msg_id` of the next send the platform refuses it: [40034024](filter:code:40034024).</source>
        <translation>发送的应答里也有一个 id：那是机器人自己那条消息的。它看上去一样（`ROBOT1.0_…`），只能用来撤回那条消息。把它当作下一次发送的 `msg_id`，平台会拒绝：[40034024](filter:code:40034024)。</translation>
    </message>
    <message>
        <source>A reply in several parts names the user&apos;s `msg_id` in every part and raises [msg_seq](msg_seq). By itself this program cannot hang a reply on a returned id: only what the gateway delivers becomes an anchor.</source>
        <translation>分几段的回复，每一段都写用户的 `msg_id`，并递增 [msg_seq](msg_seq)。本程序自己不会把回复挂在返回的 id 上：只有网关投递来的才会成为锚点。</translation>
    </message>
    <message>
        <source>What else is refused as msg_id</source>
        <translation>还有哪些不能作 msg_id</translation>
    </message>
    <message>
        <source>an id from another conversation, the top-level id of an event, `d.id` of an interaction: 40034024</source>
        <translation>别的会话里的 id、事件的顶层 id、互动事件的 `d.id`：40034024</translation>
    </message>
    <message>
        <source>the index by which a message is quoted (`REFIDX_…`), the id of a stream or of an audit: 40034024</source>
        <translation>引用消息用的索引（`REFIDX_…`）、流式消息或审核的 id：40034024</translation>
    </message>
    <message>
        <source>a message that is too old, or whose replies are used up: 40034128; for age also 40034005 and 40034031</source>
        <translation>太旧的消息，或回复次数已用完：40034128；太旧时也会是 40034005 和 40034031</translation>
    </message>
    <message>
        <source>Several replies may hang on one message; `msg_seq` tells them apart. The platform takes each pair of `msg_id` and `msg_seq` once and drops what repeats a pair: [40054005](filter:code:40054005).</source>
        <translation>一条消息上可以挂几条回复，用 `msg_seq` 区分。每一对 `msg_id` 和 `msg_seq` 平台只接受一次，重复的会被去重：[40054005](filter:code:40054005)。</translation>
    </message>
    <message>
        <source>Left out it means 1, so a second reply without it is dropped. The numbers need not follow each other.</source>
        <translation>不写就是 1，因此第二条不写的回复会被去重。编号不必连续。</translation>
    </message>
    <message>
        <source>This program counts from 1 on every anchor, and number and content are on disk before the request leaves. A [retry](retry) repeats the number, so that the user gets the message once; a resend takes a new one.</source>
        <translation>本程序在每个锚点上从 1 数起，编号和内容在请求发出前就已写入磁盘。[重试](retry)沿用同一编号，用户只会收到一次；重发用新的编号。</translation>
    </message>
    <message>
        <source>A message that hangs on an event carries no msg_seq, nor does one in a guild&apos;s channel or direct message: nothing there tells a copy from a new message.</source>
        <translation>挂在事件上的消息不带 msg_seq，频道和频道私信里的也不带：那里无从分辨副本和新消息。</translation>
    </message>
    <message>
        <source>Two programs that run the same bot both count, and drop each other&apos;s replies. Stop one of them.</source>
        <translation>两个程序同时运行同一个机器人，会各自计数，互相把对方的回复挤掉。请停掉一个。</translation>
    </message>
    <message>
        <source>An *anchor* is what a [passive message](passive) hangs on: a message that was received (`msg_id`) or an event that was received (`event_id`). It lives for a time and takes a number of replies. The ring beside a conversation shows what is left of both.</source>
        <translation>*锚点*是[被动消息](passive)所挂的东西：收到的一条消息（`msg_id`）或收到的一个事件（`event_id`）。它只在一段时间内有效，只接受一定条数的回复。会话旁的圆环显示两者各剩多少。</translation>
    </message>
    <message>
        <source>The sources disagree about both. Below the lower bound every source allows a reply: it is *safe*. From the upper bound on none does: it is *doomed*. Between them it is *uncertain*. The numbers, with who states them: [Values in force](values).</source>
        <translation>对这两点，各来源说法不一。低于下限时，所有来源都允许：*安全*。到了上限，没有来源允许：*会被拒绝*。两者之间是*不确定*。具体数字和出处见[生效的数值](values)。</translation>
    </message>
    <message>
        <source>Time counts from when this computer received the message.</source>
        <translation>时间从本机收到消息时算起。</translation>
    </message>
    <message>
        <source>Messages and events</source>
        <translation>消息和事件</translation>
    </message>
    <message>
        <source>*Message*: `d.id` of a message that was received in the same conversation. As `msg_id`.</source>
        <translation>*消息*：同一会话中收到的消息的 `d.id`，写在 `msg_id`。</translation>
    </message>
    <message>
        <source>*Event*: the whole top-level id of an event, with its name in front. As `event_id`. Only some events can be anchors.</source>
        <translation>*事件*：事件完整的顶层 id，带开头的事件名，写在 `event_id`。只有部分事件可以作锚点。</translation>
    </message>
    <message>
        <source>A part of an event&apos;s id is refused with 40034025, an event of another kind with 40034027, one that is too old with 40034026.</source>
        <translation>只写事件 id 的一部分会得到 40034025，类型不对的事件得到 40034027，太旧的得到 40034026。</translation>
    </message>
    <message>
        <source>Which one is taken</source>
        <translation>选用哪一个</translation>
    </message>
    <message>
        <source>The one that a person chose. Else the message that the turn answers; then the newest living message of the conversation; then a living event; then none, if the bot may send proactive messages. If nothing is left, the message is not sent, and says why.</source>
        <translation>先用人选定的；否则用本回合所回答的消息；再用会话中最新的有效消息；再用有效的事件；若允许机器人发主动消息，则不用锚点。都没有时，消息不发送，并说明原因。</translation>
    </message>
    <message>
        <source>What a person chose is never exchanged for another. After 40034024, 40034128 and their kin an anchor is dead: nothing is hung on it any more.</source>
        <translation>人选定的锚点绝不会被换成别的。出现 40034024、40034128 等错误后，锚点即失效，不再使用。</translation>
    </message>
    <message>
        <source>A *passive message* answers: it hangs on an [anchor](anchors). A *proactive message* hangs on nothing.</source>
        <translation>*被动消息*是回答，挂在[锚点](anchors)上。*主动消息*不挂在任何东西上。</translation>
    </message>
    <message>
        <source>Proactive messages have quotas of their own (40034100; 22009 without an anchor), and every user and every group can switch them off (40034105, formerly 40034102).</source>
        <translation>主动消息有单独的配额（40034100；没有锚点时的 22009），每个用户和群都可以关闭它（40034105，以前是 40034102）。</translation>
    </message>
    <message>
        <source>This program sends them only if the bot&apos;s policy allows it, or if a person asks for it: a reply that leaves its anchor out becomes one, and spends quota.</source>
        <translation>只有机器人的策略允许，或有人要求时，本程序才发主动消息：去掉锚点的回复会变成主动消息，消耗配额。</translation>
    </message>
    <message>
        <source>Nothing tells a copy of a proactive message from a new one. After an unknown outcome it waits for you.</source>
        <translation>主动消息的副本和新消息无从分辨。结果未知时，它会等你处理。</translation>
    </message>
    <message>
        <source>One request on the wire for one message is an *attempt*. It ends in one of these:</source>
        <translation>为一条消息发出的一次请求是一次*尝试*。它以下面之一结束：</translation>
    </message>
    <message>
        <source>[accepted](filter:state:accepted): the platform took it and returned an id. Nothing is called sent without that id, or without 40054005 on a retry, which proves that the first copy arrived.</source>
        <translation>[已接受](filter:state:accepted)：平台收下并返回了 id。没有这个 id，或没有重试时的 40054005（证明前一份已到达），就不说已发送。</translation>
    </message>
    <message>
        <source>[refused](filter:state:refused): a definite no, with a code. [Error codes](codes) has what it means and what to do.</source>
        <translation>[被拒](filter:state:refused)：明确的拒绝，带错误码。含义和办法见[错误码](codes)。</translation>
    </message>
    <message>
        <source>[in audit](filter:state:audit): taken, but the platform looks at it first (HTTP 202 with 304023 or 304024). That is no failure: do not send it again.</source>
        <translation>[审核中](filter:state:audit)：已收下，但平台要先审核（HTTP 202，304023 或 304024）。这不是失败，不要再发。</translation>
    </message>
    <message>
        <source>[unknown](filter:state:unknown): no readable answer came, because of a time-out, a broken connection or an error page. The user may have it.</source>
        <translation>[结果未知](filter:state:unknown)：因超时、断线或错误页，没有收到可读的应答。用户可能已收到。</translation>
    </message>
    <message>
        <source>[not sent](filter:state:notsent): it never left, and says why: no anchor, offline, nothing could be recorded.</source>
        <translation>[未发送](filter:state:notsent)：从未发出，并说明原因：没有锚点、离线、无法记录。</translation>
    </message>
    <message>
        <source>A *retry* is the same content once more after an *unknown* outcome: same anchor, same msg_seq. If the first copy had arrived, the platform answers 40054005 and the message counts as delivered. The user sees it once.</source>
        <translation>*重试*是在结果*未知*之后，把同样的内容再发一次：同一锚点，同一 msg_seq。若前一份已到达，平台会答 40054005，消息算作已送达。用户只看到一次。</translation>
    </message>
    <message>
        <source>A *resend* is a deliberate new try: new msg_seq, perhaps another anchor or other words. After an unknown outcome the user may see the message twice.</source>
        <translation>*重发*是有意的新尝试：新的 msg_seq，可以换锚点或改内容。在结果未知之后重发，用户可能看到两次。</translation>
    </message>
    <message>
        <source>What goes by itself</source>
        <translation>哪些会自动进行</translation>
    </message>
    <message>
        <source>Unknown: passive messages in private chats and groups are tried again. Those on events, proactive ones and those in guilds have nothing that tells a copy: they wait for you.</source>
        <translation>结果未知：单聊和群里的被动消息会再试。挂在事件上的、主动的、频道里的，无从分辨副本：等你处理。</translation>
    </message>
    <message>
        <source>Refused: never the same again. A dead anchor is left for the next one; refused content keeps its anchor and changes, markdown to plain text; a used up quota is waited for.</source>
        <translation>被拒：绝不原样再发。失效的锚点换成下一个；被拒的内容保留锚点、改内容，Markdown 改为纯文本；配额用完则等待。</translation>
    </message>
    <message>
        <source>A wait can be held, cut short or cancelled where the message stands.</source>
        <translation>等待可以在消息处暂停、提前或取消。</translation>
    </message>
    <message>
        <source>Before a message leaves, this program says what will become of it, and why: below what you write, in the sheet that sends again, in a plan for many.</source>
        <translation>消息发出之前，本程序会说明它将如何、为什么：在输入框下方、在重发窗口里、在批量计划里。</translation>
    </message>
    <message>
        <source>*Safe*: every source allows it.</source>
        <translation>*安全*：所有来源都允许。</translation>
    </message>
    <message>
        <source>*Uncertain*: the sources disagree, or something is not known, such as the age of a message that came late or what another program has spent. The agent tries it once; the answer is learned for this bot.</source>
        <translation>*不确定*：来源说法不一，或有未知之处，例如迟到消息的真实时间、别的程序用掉了多少。智能体会试一次，结果会为这个机器人记住。</translation>
    </message>
    <message>
        <source>*Doomed*: no source allows it, or the platform refused this anchor before. The agent does not send it. You may: a verdict warns and never forbids.</source>
        <translation>*会被拒绝*：没有来源允许，或平台此前已拒绝此锚点。智能体不会发送。你可以发：预判只提醒，不禁止。</translation>
    </message>
    <message>
        <source>*May arrive twice*: an earlier try of the same message has no readable answer.</source>
        <translation>*可能收到两次*：同一消息之前的尝试没有可读的应答。</translation>
    </message>
    <message>
        <source>What was learned stands among the [values in force](values) with the attempt that proves it, and is forgotten after 30 days.</source>
        <translation>学到的数值列在[生效的数值](values)里，附有作为证据的尝试，30 天后失效。</translation>
    </message>
    <message>
        <source>40034128 says *time or count*, and not which of them. A count is learned from it only while the time is surely not over, at least the lower bound was accepted, and nobody else is in doubt.</source>
        <translation>40034128 只说*超时或超次数*，不说是哪一个。只有时间肯定未到、已接受的条数不少于下限、且没有别的程序可疑时，才由它学到次数。</translation>
    </message>
    <message>
        <source>*Undelivered* holds what users should have got and did not: refused, unknown or not sent, with its age, the reason, and what would deliver it now.</source>
        <translation>*未送达*里是用户本该收到却没有收到的消息：被拒、结果未知或未发送；附有时间、原因，以及现在怎样才能送达。</translation>
    </message>
    <message>
        <source>Send one again, as it was or with other words.</source>
        <translation>重发一条，原样或修改后。</translation>
    </message>
    <message>
        <source>Send many by a plan. It says first how many will go, which are too old, which would be refused and which may arrive twice; those last are not ticked.</source>
        <translation>按计划重发多条。计划先说明会发多少条、哪些已过期、哪些会被拒绝、哪些可能收到两次；最后这种默认不勾选。</translation>
    </message>
    <message>
        <source>Let one leave with its user&apos;s next message, which brings a new anchor.</source>
        <translation>让它随用户的下一条消息发出，那会带来新的锚点。</translation>
    </message>
    <message>
        <source>Dismiss it. That can be undone.</source>
        <translation>移出列表，可以撤销。</translation>
    </message>
    <message>
        <source>A message that failed never makes the model work again. What the model had said when the program was cut off stands here, too.</source>
        <translation>失败的消息不会让模型重新工作。程序中断时模型已说出的内容也在这里。</translation>
    </message>
    <message>
        <source>A *turn* is one run of the agent for one trigger, mostly a user&apos;s message. In it the model is asked, round by round; tools run; messages leave.</source>
        <translation>*回合*是智能体为一次触发（多为用户的一条消息）运行的一次。其中一轮轮地询问模型、运行工具、发出消息。</translation>
    </message>
    <message>
        <source>The *agent* answers by itself where a model is named. Without one the bot only listens, and you answer.</source>
        <translation>指定了模型时，*智能体*会自动回答。没有模型时，机器人只接收，由你回答。</translation>
    </message>
    <message>
        <source>*Take over* pauses the agent in one conversation, so that you answer there. The button in the conversation&apos;s head stops the turn that runs.</source>
        <translation>*接管*让智能体在一个会话中暂停，由你来回答。会话标题栏的按钮可以停止正在运行的回合。</translation>
    </message>
    <message>
        <source>A user&apos;s message is owed an answer once. After a crash a turn that had sent nothing runs again; one that had is ended, and what it had still to say stands in [Undelivered](undelivered).</source>
        <translation>用户的消息应得到一次回答。崩溃之后，还没发出任何内容的回合会重新运行；已发出过的则结束，没说完的内容在[未送达](undelivered)里。</translation>
    </message>
    <message>
        <source>The log of another bot (AstrBot&apos;s) can be opened, dropped on the window or pasted. It is read on this computer; nothing leaves it.</source>
        <translation>其他机器人（AstrBot）的日志可以打开、拖到窗口上或粘贴。日志在本机读取，不会外传。</translation>
    </message>
    <message>
        <source>Its conversations, requests and answers stand beside your own in every place. What is wrong is explained, with the lines that prove it, and every row can be shown where it stands in its log.</source>
        <translation>其中的会话、请求和应答在每个页面里都与你自己的并列。出错之处有解释，并附上作为证据的日志行；每条记录都可以在日志原处查看。</translation>
    </message>
    <message>
        <source>A log tells less than this program does. What was not written is not known. Times are by the log&apos;s clock. Its ids are unverified: this bot&apos;s gateway never received them.</source>
        <translation>日志能说明的比本程序少。没写下来的就不得而知。时间以日志的时钟为准。其中的 id 未经验证：这个机器人的网关没有收到过它们。</translation>
    </message>
    <message>
        <source>If the log is that of a bot that runs here, say so at the log: what it lost can then be sent from here.</source>
        <translation>如果日志属于在这里运行的机器人，请在日志处指明：它没送达的消息就可以从这里发出。</translation>
    </message>
    <message>
        <source>Anchors</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>Passive and proactive</source>
        <translation>被动与主动消息</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Retry and resend</source>
        <translation>重试与重发</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>预判</translation>
    </message>
    <message>
        <source>Undelivered messages</source>
        <translation>未送达的消息</translation>
    </message>
    <message>
        <source>Turn, agent, take over</source>
        <translation>回合、智能体、接管</translation>
    </message>
    <message>
        <source>Logs of other bots</source>
        <translation>其他机器人的日志</translation>
    </message>
</context>
<context>
    <name>ui::AddBot</name>
    <message>
        <source>Connect a bot</source>
        <translation>连接机器人</translation>
    </message>
    <message>
        <source>What the bot is, and where</source>
        <translation>机器人的身份与地址</translation>
    </message>
</context>
<context>
    <name>ui::AgentCard</name>
    <message>
        <source>The model&apos;s address must begin with http:// or https://.</source>
        <translation>模型的地址须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The model&apos;s name is missing.</source>
        <translation>缺少模型名称。</translation>
    </message>
    <message>
        <source>The system prompt is too long: at most %1 characters.</source>
        <translation>系统提示词太长：最多 %1 个字符。</translation>
    </message>
    <message>
        <source>How many earlier messages the model reads must be a number from 0 to %1.</source>
        <translation>模型读取的历史消息数必须是 0 到 %1 之间的数字。</translation>
    </message>
    <message>
        <source>How many rounds a turn may have must be a number from 1 to %1.</source>
        <translation>一个回合的轮数必须是 1 到 %1 之间的数字。</translation>
    </message>
    <message>
        <source>The sandbox&apos;s model follows its scenario.</source>
        <translation>沙箱的模型按剧本应答。</translation>
    </message>
    <message>
        <source>This bot comes from the environment: what is set here would be gone with it.</source>
        <translation>这个机器人来自环境变量：在此所做的设置会随它消失。</translation>
    </message>
    <message>
        <source>Saving begins the bot again; nothing that is owed gets lost.</source>
        <translation>保存后机器人会重新启动；尚未送达的消息不会丢失。</translation>
    </message>
    <message>
        <source>It counts from its next start on.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Agent and policies</source>
        <translation>智能体与策略</translation>
    </message>
    <message>
        <source>Answer with a model; otherwise only watch</source>
        <translation>用模型应答；否则只旁观</translation>
    </message>
    <message>
        <source>May send without an anchor by itself (proactive messages count against a small quota)</source>
        <translation>允许自行发送无锚点的消息（主动消息的配额很少）</translation>
    </message>
    <message>
        <source>Start with the program, beside the bot that was used last</source>
        <translation>随程序启动，与上次使用的机器人一起运行</translation>
    </message>
    <message>
        <source>Model at</source>
        <translation>模型地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新密钥</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>历史消息</translation>
    </message>
    <message>
        <source>Rounds of a turn</source>
        <translation>回合轮数</translation>
    </message>
    <message>
        <source>as it is kept</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the agent&apos;s settings</source>
        <translation>保存智能体设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo what was changed here</source>
        <translation>撤销此处的修改</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>例如 %1</translation>
    </message>
</context>
<context>
    <name>ui::AnchorPicker</name>
    <message>
        <source>Anchor to hang on</source>
        <translation>要使用的锚点</translation>
    </message>
</context>
<context>
    <name>ui::AnchorRow</name>
    <message>
        <source>not counted</source>
        <translation>不计次数</translation>
    </message>
    <message>
        <source>%1 safe</source>
        <translation>%1 次安全</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 次不确定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>the bot&apos;s own message</source>
        <translation>机器人自己的消息</translation>
    </message>
    <message>
        <source>of another conversation</source>
        <translation>属于另一个会话</translation>
    </message>
    <message>
        <source>an event that takes no reply</source>
        <translation>不能回复的事件</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>太旧</translation>
    </message>
    <message>
        <source>all replies used</source>
        <translation>次数已用完</translation>
    </message>
    <message>
        <source>refused %1</source>
        <translation>被拒 %1</translation>
    </message>
    <message>
        <source>never received here</source>
        <translation>此处从未收到</translation>
    </message>
    <message>
        <source>refused once</source>
        <translation>被拒 1 次</translation>
    </message>
    <message>
        <source>refused twice</source>
        <translation>被拒 2 次</translation>
    </message>
    <message>
        <source>refused %1 times</source>
        <translation>被拒 %1 次</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>%1 已过期</translation>
    </message>
    <message>
        <source>window over</source>
        <translation>已过有效期</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>this turn</source>
        <translation>本回合</translation>
    </message>
    <message>
        <source>earlier message</source>
        <translation>更早的消息</translation>
    </message>
    <message>
        <source>Proactive, no anchor</source>
        <translation>主动消息，无锚点</translation>
    </message>
    <message>
        <source>a switch decides, no safe retry</source>
        <translation>取决于开关，无法安全重试</translation>
    </message>
    <message>
        <source>Original value</source>
        <translation>原来的值</translation>
    </message>
    <message>
        <source>Typed value</source>
        <translation>填写的值</translation>
    </message>
    <message>
        <source>only the log has it</source>
        <translation>只有日志里有</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>Turn&apos;s message</source>
        <translation>回合所答的消息</translation>
    </message>
</context>
<context>
    <name>ui::AppearanceSection</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Both show at once, in every window.</source>
        <translation>两项都会立即在所有窗口生效。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
</context>
<context>
    <name>ui::AtOnce</name>
    <message>
        <source>The gateway&apos;s line, at once</source>
        <translation>立即作用于网关连接</translation>
    </message>
    <message>
        <source>Ask to reconnect (op 7)</source>
        <translation>要求重连（op 7）</translation>
    </message>
    <message>
        <source>Drop the line</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Invalid session (op 9):</source>
        <translation>会话无效（op 9）：</translation>
    </message>
    <message>
        <source>Invalid session (op 9), true</source>
        <translation>会话无效（op 9），true</translation>
    </message>
    <message>
        <source>Invalid session (op 9), false</source>
        <translation>会话无效（op 9），false</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Invalid session (op 9), absent</source>
        <translation>会话无效（op 9），无</translation>
    </message>
    <message>
        <source>Close with code</source>
        <translation>以关闭码断开</translation>
    </message>
    <message>
        <source>Close code</source>
        <translation>关闭码</translation>
    </message>
    <message>
        <source>This computer&apos;s clock, for the bot and this window</source>
        <translation>电脑的时钟（对机器人和本窗口）</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Set forward</source>
        <translation>往前调</translation>
    </message>
    <message>
        <source>Set the clock forward</source>
        <translation>把时钟往前调</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>往回调</translation>
    </message>
    <message>
        <source>Set the clock back</source>
        <translation>把时钟往回调</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>Let the computer sleep</source>
        <translation>让电脑休眠</translation>
    </message>
    <message>
        <source>A close code is a number from %1 to %2.</source>
        <translation>关闭码是 %1 到 %2 之间的数字。</translation>
    </message>
    <message>
        <source>Minutes are a number from 1 to %1.</source>
        <translation>分钟数是 1 到 %1 之间的数字。</translation>
    </message>
</context>
<context>
    <name>ui::AttemptCard</name>
    <message>
        <source>proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>锚点 %1</translation>
    </message>
</context>
<context>
    <name>ui::AttemptNode</name>
    <message>
        <source>proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>锚点 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>this draft</source>
        <translation>此草稿</translation>
    </message>
</context>
<context>
    <name>ui::AttemptTree</name>
    <message>
        <source>Attempts of this message</source>
        <translation>这条消息的尝试</translation>
    </message>
    <message>
        <source>Older attempts that are not shown: %1</source>
        <translation>未显示的较早尝试：%1 次</translation>
    </message>
</context>
<context>
    <name>ui::BadNote</name>
    <message>
        <source>Use the default</source>
        <translation>使用默认值</translation>
    </message>
    <message>
        <source>Use the default for %1</source>
        <translation>将 %1 恢复为默认值</translation>
    </message>
</context>
<context>
    <name>ui::BannerStack</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ui::BindBar</name>
    <message>
        <source>This is my bot&apos;s log</source>
        <translation>这是我的机器人的日志</translation>
    </message>
    <message>
        <source>The message was read from %1. If that is the log of %2, it can be sent again from here.</source>
        <translation>这条消息读自 %1。如果它是 %2 的日志，就可以从这里重发。</translation>
    </message>
</context>
<context>
    <name>ui::BodyEditor</name>
    <message>
        <source>Body as JSON</source>
        <translation>正文（JSON）</translation>
    </message>
</context>
<context>
    <name>ui::BodyPane</name>
    <message>
        <source>Changed against the refused attempt</source>
        <translation>与被拒的尝试相比</translation>
    </message>
    <message>
        <source>Changed against the unanswered attempt</source>
        <translation>与结果未知的尝试相比</translation>
    </message>
    <message>
        <source>Changed against the unsent message</source>
        <translation>与未发送的消息相比</translation>
    </message>
    <message>
        <source>Changed against the last attempt</source>
        <translation>与上一次尝试相比</translation>
    </message>
    <message>
        <source>Line %1 is not JSON. The form keeps the last text that could be read.</source>
        <translation>第 %1 行不是 JSON。表单保留上一次可读的内容。</translation>
    </message>
    <message>
        <source>A body is one JSON object.</source>
        <translation>正文是一个 JSON 对象。</translation>
    </message>
    <message>
        <source>%1 needs a value of another type.</source>
        <translation>%1 的值类型不对。</translation>
    </message>
    <message>
        <source>%1 cannot be sent like this: it would leave the program differently or not at all.</source>
        <translation>%1 不能这样发送：发出时会变样，或根本不会发出。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Copy as cURL; the token is $QQBOT_TOKEN</source>
        <translation>复制为 cURL；令牌为 $QQBOT_TOKEN</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 个字段</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>%1 个字段</translation>
    </message>
    <message>
        <source>Form and JSON edit the same draft. A field the form does not know stays in the JSON and is sent as it is.</source>
        <translation>表单与 JSON 编辑的是同一份草稿。表单不认识的字段留在 JSON 中，原样发送。</translation>
    </message>
</context>
<context>
    <name>ui::BodyView</name>
    <message>
        <source>Body copied</source>
        <translation>正文已复制</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Show null fields</source>
        <translation>显示 null 字段</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树形</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>How the body is shown</source>
        <translation>正文的显示方式</translation>
    </message>
    <message>
        <source>Copy body</source>
        <translation>复制正文</translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation>正文（树形）</translation>
    </message>
    <message>
        <source>not an anchor</source>
        <translation>不是锚点</translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation>已复制路径</translation>
    </message>
    <message>
        <source>Value copied</source>
        <translation>已复制值</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>ui::BotHeader</name>
    <message>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>App ID %1</source>
        <translation>App ID %1</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Open its window</source>
        <translation>打开它的窗口</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Secret and addresses…</source>
        <translation>密钥与地址…</translation>
    </message>
    <message>
        <source>End</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Neither hears nor sends; what its users are owed stays in its outbox.</source>
        <translation>不再接收和发送；尚未送达的消息保留在它的发件箱里。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a button does, and to which bot</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::BotListModel</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>QQ sandbox</source>
        <translation>QQ 沙箱</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Not at work</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>App ID %1</source>
        <translation>App ID %1</translation>
    </message>
    <message>
        <source>undelivered: %1</source>
        <translation>未送达：%1</translation>
    </message>
</context>
<context>
    <name>ui::BotMaker</name>
    <message>
        <source>The bot&apos;s profile cannot be written: it is known until you quit.</source>
        <translation>无法写入机器人的配置：只在退出前有效。</translation>
    </message>
    <message>
        <source>The secret is kept until you quit.</source>
        <translation>密钥只保留到退出为止。</translation>
    </message>
</context>
<context>
    <name>ui::BotsPage</name>
    <message>
        <source>1 bot</source>
        <translation>1 个机器人</translation>
    </message>
    <message>
        <source>%1 bots</source>
        <translation>%1 个机器人</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1 is taken off the list, and its secrets out of the keyring. Its rows stay in the journal until retention takes them away. Its outbox, which knows what it has sent and what it still owes, stays unless you say otherwise: the bot goes on from there when you connect it again.</source>
        <translation>%1 将从列表中移除，其密钥也会从密钥环中删除。它的记录保留在日志库中，直到保留期限到期。它的发件箱记着已发送和尚未送达的消息，除非另行选择，否则会保留：以后重新连接时，机器人从那里继续。</translation>
    </message>
    <message>
        <source>Messages that were not delivered: %1.</source>
        <translation>未送达的消息：%1。</translation>
    </message>
    <message>
        <source>Remove a bot</source>
        <translation>移除机器人</translation>
    </message>
    <message>
        <source>Delete its outbox, too</source>
        <translation>同时删除它的发件箱</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Bots of this computer</source>
        <translation>这台电脑上的机器人</translation>
    </message>
    <message>
        <source>The chosen bot</source>
        <translation>选中的机器人</translation>
    </message>
    <message>
        <source>Connect a bot…</source>
        <translation>连接机器人…</translation>
    </message>
    <message>
        <source>No bot is known here</source>
        <translation>这里还没有机器人</translation>
    </message>
    <message>
        <source>Connect one with its App ID and client secret; the open platform, q.qq.com, shows both.</source>
        <translation>用 App ID 和密钥连接一个；两者都能在开放平台 q.qq.com 查到。</translation>
    </message>
</context>
<context>
    <name>ui::BubbleDelegate</name>
    <message>
        <source>seq %1</source>
        <translation>seq %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>anchor · %1 used</source>
        <translation>锚点 · 已用 %1 次</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>not an anchor</source>
        <translation>不是锚点</translation>
    </message>
    <message>
        <source>proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>回合 %1</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>injected by the sandbox</source>
        <translation>由沙箱注入</translation>
    </message>
    <message>
        <source>left with the next message</source>
        <translation>随下一条消息送出</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>已忽略</translation>
    </message>
</context>
<context>
    <name>ui::CastList</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1（在 %2）</translation>
    </message>
    <message>
        <source>Who writes to the bot</source>
        <translation>由谁写给机器人</translation>
    </message>
    <message>
        <source>Name of somebody new</source>
        <translation>新人物的名字</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人物</translation>
    </message>
    <message>
        <source>Add group of all</source>
        <translation>添加全员群</translation>
    </message>
</context>
<context>
    <name>ui::ChangeList</name>
    <message>
        <source>before: %1</source>
        <translation>原为：%1</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>现为：%1</translation>
    </message>
    <message>
        <source>No field is changed</source>
        <translation>没有改动任何字段</translation>
    </message>
</context>
<context>
    <name>ui::CloseSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The bot %1 is connected.</source>
        <translation>机器人 %1 已连接。</translation>
    </message>
    <message>
        <source>In the tray it goes on without a window.</source>
        <translation>留在托盘时，它会在没有窗口的情况下继续运行。</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>在托盘中继续运行</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>When you quit it no longer hears anybody, and answers nobody. What is still to be delivered is kept.</source>
        <translation>退出后，它不再接收任何消息，也不再回复。尚未送达的内容会保留。</translation>
    </message>
</context>
<context>
    <name>ui::ClosingSection</name>
    <message>
        <source>As it is set now, the program goes on in the tray when the last window is closed.</source>
        <translation>按当前设置，关闭最后一个窗口后，程序会在托盘中继续运行。</translation>
    </message>
    <message>
        <source>As it is set now, you are asked when a bot is connected and the last window is closed.</source>
        <translation>按当前设置，在机器人已连接时关闭最后一个窗口会先询问。</translation>
    </message>
    <message>
        <source>As it is set now, the last window ends the program, and a connected bot with it.</source>
        <translation>按当前设置，关闭最后一个窗口会结束程序，已连接的机器人也随之停止。</translation>
    </message>
    <message>
        <source>Ask before a connected bot ends with the last window</source>
        <translation>关闭最后一个窗口会停止已连接的机器人时，先询问</translation>
    </message>
    <message>
        <source>Never in the sandbox, and not while there is no connection.</source>
        <translation>在沙箱中从不询问，没有连接时也不询问。</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>关闭窗口</translation>
    </message>
</context>
<context>
    <name>ui::CodeModel</name>
    <message>
        <source>The server says: %1</source>
        <translation>服务器原话：%1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
</context>
<context>
    <name>ui::CodeView</name>
    <message>
        <source>%1 entries</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>No code matches</source>
        <translation>没有匹配的错误码</translation>
    </message>
    <message>
        <source>Neither a code nor a meaning has: %1</source>
        <translation>错误码和含义中都没有：%1</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Choose a code to see the rows that have it.</source>
        <translation>选择一个错误码，查看带有它的记录。</translation>
    </message>
    <message>
        <source>Error codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Code or words</source>
        <translation>错误码或文字</translation>
    </message>
    <message>
        <source>Search in the error codes</source>
        <translation>在错误码中搜索</translation>
    </message>
    <message>
        <source>Show rows with this code</source>
        <translation>查看带此错误码的记录</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>dead (%1)</source>
        <translation>已失效（%1）</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 次不确定</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>The bot has not told its anchors yet.</source>
        <translation>机器人还没有报告它的锚点。</translation>
    </message>
    <message>
        <source>Proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>No anchor</source>
        <translation>无锚点</translation>
    </message>
    <message>
        <source>Anchor: %1</source>
        <translation>锚点：%1</translation>
    </message>
    <message>
        <source>Newest live</source>
        <translation>最新的可用锚点</translation>
    </message>
    <message>
        <source>Proactive: %1</source>
        <translation>主动消息：%1</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写一条消息</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>ui::ConnectCard</name>
    <message>
        <source>The App ID and the client secret stand on the bot&apos;s page of the open platform, q.qq.com.</source>
        <translation>App ID 和客户端密钥见开放平台 q.qq.com 上该机器人的页面。</translation>
    </message>
    <message>
        <source>The client secret is missing.</source>
        <translation>缺少客户端密钥。</translation>
    </message>
    <message>
        <source>Both addresses of the platform must begin with http:// or https://.</source>
        <translation>平台的两个地址都须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The model&apos;s address must begin with http:// or https://.</source>
        <translation>模型的地址须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>The model&apos;s name is missing.</source>
        <translation>缺少模型名称。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect and watch</source>
        <translation>连接并旁观</translation>
    </message>
    <message>
        <source>Connect my bot</source>
        <translation>连接我的机器人</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Model at</source>
        <translation>模型地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Address of the platform&apos;s API</source>
        <translation>平台 API 的地址</translation>
    </message>
    <message>
        <source>Address of access tokens</source>
        <translation>访问令牌的地址</translation>
    </message>
    <message>
        <source>Address of the model</source>
        <translation>模型的地址</translation>
    </message>
    <message>
        <source>Key of the model</source>
        <translation>模型的密钥</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>QQ sandbox</source>
        <translation>QQ 沙箱</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Watch only</source>
        <translation>仅旁观</translation>
    </message>
    <message>
        <source>Answer with a model</source>
        <translation>用模型回答</translation>
    </message>
    <message>
        <source>none on this computer</source>
        <translation>本机模型可不填</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide: %1</source>
        <translation>隐藏：%1</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再次测试</translation>
    </message>
    <message>
        <source>Nothing is sent to any user.</source>
        <translation>不会向任何用户发送消息。</translation>
    </message>
    <message>
        <source>Keep the secret in the system keyring</source>
        <translation>把密钥保存在系统密钥环中</translation>
    </message>
    <message>
        <source>Also ask which events are granted: costs a session start</source>
        <translation>同时询问授予了哪些事件：消耗一次会话启动次数</translation>
    </message>
    <message>
        <source>An App ID has 4 to 20 digits and nothing else.</source>
        <translation>App ID 由 4 到 20 位数字组成。</translation>
    </message>
</context>
<context>
    <name>ui::ConversationHeader</name>
    <message>
        <source>no live anchor</source>
        <translation>没有可用锚点</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>left · %1 safe, %2 uncertain</source>
        <translation>剩余 · %1 次安全，%2 次不确定</translation>
    </message>
    <message>
        <source>left · %1 safe</source>
        <translation>剩余 · %1 次安全</translation>
    </message>
    <message>
        <source>thinking · round %1</source>
        <translation>思考中 · 第 %1 轮</translation>
    </message>
    <message>
        <source>sending · round %1</source>
        <translation>发送中 · 第 %1 轮</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the agent&apos;s turn</source>
        <translation>停止智能体的回合</translation>
    </message>
    <message>
        <source>you answer · agent paused</source>
        <translation>由你回复 · 智能体已暂停</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>交还</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>The agent answers the user&apos;s next messages again.</source>
        <translation>用户接下来的消息将重新由智能体回复。</translation>
    </message>
    <message>
        <source>Pause the agent in this conversation and answer yourself.</source>
        <translation>暂停此会话中的智能体，由你来回复。</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Read from the log of another bot: its ids are unverified.</source>
        <translation>读自另一个机器人的日志：其中的 id 未经核实。</translation>
    </message>
</context>
<context>
    <name>ui::ConversationsPage</name>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Conversations and messages</source>
        <translation>会话与消息</translation>
    </message>
    <message>
        <source>Send your bot a message in QQ, or play a user in the sandbox.</source>
        <translation>在 QQ 里给机器人发一条，或在沙箱里扮演用户。</translation>
    </message>
    <message>
        <source>Nobody has written yet.</source>
        <translation>还没有人发来消息。</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>没有打开的会话。</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>请在左侧选择一个。</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>正在读取日志库</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>没有匹配的消息</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Looking through the journal</source>
        <translation>正在查找日志库</translation>
    </message>
    <message>
        <source>No conversation matches</source>
        <translation>没有匹配的会话</translation>
    </message>
    <message>
        <source>1 conversation is hidden by %1</source>
        <translation>%1 隐藏了 1 个会话</translation>
    </message>
    <message>
        <source>%1 conversations are hidden by %2</source>
        <translation>%2 隐藏了 %1 个会话</translation>
    </message>
    <message>
        <source>Read from a log: this is for reading.</source>
        <translation>来自导入的日志：仅供查看。</translation>
    </message>
    <message>
        <source>This is a conversation of %1, which has a window of its own: see the place Bots.</source>
        <translation>这是 %1 的会话，它有自己的窗口：见「机器人」页面。</translation>
    </message>
    <message>
        <source>%1 is not at work: connect it in the place Bots.</source>
        <translation>%1 未运行：请在「机器人」页面连接它。</translation>
    </message>
    <message>
        <source>%1 is not known here any more: this is for reading.</source>
        <translation>这里已没有 %1 的配置：仅供查看。</translation>
    </message>
    <message>
        <source>No bot is running: this is for reading.</source>
        <translation>没有机器人在运行：此处仅供查看。</translation>
    </message>
</context>
<context>
    <name>ui::CureBar</name>
    <message>
        <source>It leaves with the user&apos;s next message.</source>
        <translation>它会随用户的下一条消息发出。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
</context>
<context>
    <name>ui::Desk</name>
    <message>
        <source>It did not become quiet within 30 seconds.</source>
        <translation>30 秒内未静止。</translation>
    </message>
    <message>
        <source>The screenshot cannot be saved: %1</source>
        <translation>无法保存截图：%1</translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message>
        <source>The other row could not be read</source>
        <translation>无法读取另一行</translation>
    </message>
    <message>
        <source>There was no earlier attempt of this message.</source>
        <translation>这条消息此前没有其他尝试。</translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>没有可比较的记录</translation>
    </message>
    <message>
        <source>Compared with: %1</source>
        <translation>对比对象：%1</translation>
    </message>
    <message>
        <source>That row has no body here.</source>
        <translation>那一行在此处没有正文。</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>1 field differs.</source>
        <translation>1 个字段不同。</translation>
    </message>
    <message>
        <source>%1 fields differ.</source>
        <translation>%1 个字段不同。</translation>
    </message>
    <message>
        <source>1 line differs.</source>
        <translation>1 行不同。</translation>
    </message>
    <message>
        <source>%1 lines differ.</source>
        <translation>%1 行不同。</translation>
    </message>
    <message>
        <source>Only the first are shown.</source>
        <translation>只显示最前面的部分。</translation>
    </message>
    <message>
        <source>Previous attempt • %1</source>
        <translation>上一次尝试 • %1</translation>
    </message>
    <message>
        <source>Marked • %1</source>
        <translation>已标记 • %1</translation>
    </message>
    <message>
        <source>… %1 lines that are the same</source>
        <translation>…… %1 行相同</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差异内容</translation>
    </message>
    <message>
        <source>What differs, removed lines with a minus, added lines with a plus</source>
        <translation>差异：减号为删去的行，加号为新增的行</translation>
    </message>
    <message>
        <source>Mark any row with the key %1, and it can be chosen here.</source>
        <translation>按 %1 键标记任意一行，即可在这里选用。</translation>
    </message>
    <message>
        <source>With a note • %1</source>
        <translation>有备注 • %1</translation>
    </message>
</context>
<context>
    <name>ui::DropHint</name>
    <message>
        <source>Drop the text here to read it as a log</source>
        <translation>把文字拖放到这里，作为日志读取</translation>
    </message>
    <message>
        <source>Drop the log here to read it</source>
        <translation>把日志拖放到这里读取</translation>
    </message>
</context>
<context>
    <name>ui::EncodingButton</name>
    <message>
        <source>Read the file again in another encoding</source>
        <translation>用另一种编码重新读取文件</translation>
    </message>
    <message>
        <source>Read again as</source>
        <translation>重新读取为</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>编码：%1</translation>
    </message>
    <message>
        <source>Read again in another encoding</source>
        <translation>用另一种编码重新读取</translation>
    </message>
</context>
<context>
    <name>ui::EvidenceRow</name>
    <message>
        <source>Line %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
</context>
<context>
    <name>ui::FactRow</name>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>ui::Facts</name>
    <message>
        <source>Seen by user</source>
        <translation>用户是否看到</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Server text</source>
        <translation>服务器原文</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Anchor (msg_id)</source>
        <translation>锚点 (msg_id)</translation>
    </message>
    <message>
        <source>Returned id</source>
        <translation>返回的 id</translation>
    </message>
    <message>
        <source>Quote key</source>
        <translation>引用键</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>trace_id</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Anchor put there</source>
        <translation>锚点来源</translation>
    </message>
</context>
<context>
    <name>ui::FaultCard</name>
    <message>
        <source>Anchor on own id, as the seed did</source>
        <translation>用自己的消息 id 作锚点（重现原始故障）</translation>
    </message>
    <message>
        <source>A tool&apos;s message hangs on the id that the last tool message returned, so the platform answers 40034024. Each such attempt is marked. It acts only on this embedded platform.</source>
        <translation>工具消息会挂在上一条工具消息返回的 id 上，平台因此返回 40034024。每次这样的尝试都有标记，且只作用于此内嵌平台。</translation>
    </message>
    <message>
        <source>Rules of the platform</source>
        <translation>平台规则</translation>
    </message>
    <message>
        <source>Replies that one message takes</source>
        <translation>一条消息可回复的次数</translation>
    </message>
    <message>
        <source>replies that one message of a user takes</source>
        <translation>次：用户一条消息可回复的次数</translation>
    </message>
    <message>
        <source>Markdown allowed</source>
        <translation>允许 Markdown</translation>
    </message>
    <message>
        <source>Proactive messages allowed</source>
        <translation>允许主动消息</translation>
    </message>
    <message>
        <source>The seed&apos;s fault</source>
        <translation>原始故障</translation>
    </message>
</context>
<context>
    <name>ui::FaultLinks</name>
    <message>
        <source>Show %1</source>
        <comment>a field of the request</comment>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Show the field %1 in the request</source>
        <translation>在请求中查看字段 %1</translation>
    </message>
    <message>
        <source>Show in Undelivered</source>
        <translation>在「未送达」中查看</translation>
    </message>
    <message>
        <source>Show this message among the undelivered ones</source>
        <translation>在未送达的消息中查看这一条</translation>
    </message>
</context>
<context>
    <name>ui::FaultPicker</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Armed. %1, again and again</source>
        <translation>已布置。%1，一再发生</translation>
    </message>
    <message>
        <source>Armed, %1×. %2</source>
        <translation>已布置，%1 次。%2</translation>
    </message>
    <message>
        <source>Struck %1×. %2</source>
        <translation>已发生 %1 次。%2</translation>
    </message>
    <message>
        <source>Nothing is armed, and nothing has struck.</source>
        <translation>没有布置故障，也没有发生过故障。</translation>
    </message>
    <message>
        <source>Let something go wrong</source>
        <translation>让某处出错</translation>
    </message>
    <message>
        <source>Next send</source>
        <translation>下一次发送</translation>
    </message>
    <message>
        <source>Next model call</source>
        <translation>下一次模型调用</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Where it strikes</source>
        <translation>发生在哪里</translation>
    </message>
    <message>
        <source>What goes wrong</source>
        <translation>出什么错</translation>
    </message>
    <message>
        <source>the next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>How many times it strikes</source>
        <translation>发生多少次</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>布置</translation>
    </message>
    <message>
        <source>Armed, and struck so far</source>
        <translation>已布置的和已发生的</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>撤除</translation>
    </message>
    <message>
        <source>A number from 1 to %1.</source>
        <translation>应为 1 到 %1 之间的数字。</translation>
    </message>
</context>
<context>
    <name>ui::FaultWords</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Model call</source>
        <translation>模型调用</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Gateway address</source>
        <translation>网关地址</translation>
    </message>
    <message>
        <source>Identify</source>
        <translation>Identify（鉴权）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume（恢复）</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>invalid session (op 9)</source>
        <translation>会话无效（op 9）</translation>
    </message>
    <message>
        <source>invalid session (op 9, %1)</source>
        <translation>会话无效（op 9，%1）</translation>
    </message>
    <message>
        <source>closed with code %1</source>
        <translation>以关闭码 %1 断开</translation>
    </message>
    <message>
        <source>comes late</source>
        <translation>延迟到达</translation>
    </message>
    <message>
        <source>is taken and never answered</source>
        <translation>已收下，但始终不应答</translation>
    </message>
    <message>
        <source>carried out; the answer is cut in the middle</source>
        <translation>已执行；应答在中间被截断</translation>
    </message>
    <message>
        <source>asked to reconnect (op 7)</source>
        <translation>要求重连（op 7）</translation>
    </message>
    <message>
        <source>comes twice</source>
        <translation>到达两次</translation>
    </message>
    <message>
        <source>comes after the next one</source>
        <translation>晚于下一个事件到达</translation>
    </message>
    <message>
        <source>carried out, but answered with %1</source>
        <translation>已执行，但应答为 %1</translation>
    </message>
    <message>
        <source>answered with %1</source>
        <translation>应答为 %1</translation>
    </message>
    <message>
        <source>carried out; the line is reset in the middle of the answer</source>
        <translation>已执行；应答到一半时连接被重置</translation>
    </message>
    <message>
        <source>not carried out; the line is reset in the middle of the answer</source>
        <translation>未执行；应答到一半时连接被重置</translation>
    </message>
    <message>
        <source>carried out; the line drops before the answer</source>
        <translation>已执行；应答之前连接断开</translation>
    </message>
    <message>
        <source>the line drops</source>
        <translation>连接断开</translation>
    </message>
    <message>
        <source>a frame that is no JSON comes first</source>
        <translation>先来一个不是 JSON 的帧</translation>
    </message>
    <message>
        <source>a frame of 2 MB comes first</source>
        <translation>先来一个 2 MB 的帧</translation>
    </message>
    <message>
        <source>a frame 64 levels deep comes first</source>
        <translation>先来一个嵌套 64 层的帧</translation>
    </message>
    <message>
        <source>a frame with wrong types comes first</source>
        <translation>先来一个字段类型错误的帧</translation>
    </message>
    <message>
        <source>a frame with an unknown op comes first</source>
        <translation>先来一个 op 未知的帧</translation>
    </message>
    <message>
        <source>an event of an unknown type comes first</source>
        <translation>先来一个类型未知的事件</translation>
    </message>
</context>
<context>
    <name>ui::FieldPane</name>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Field %1</source>
        <translation>字段 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the values of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Others: %1</source>
        <translation>其他：%1</translation>
    </message>
    <message>
        <source>Others: %1 and %2 more</source>
        <translation>其他：%1，还有 %2 个</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Reads as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>按此筛选</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>No filter is saved yet</source>
        <translation>还没有保存筛选</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>删除此筛选</translation>
    </message>
    <message>
        <source>Filter: words, key:value</source>
        <translation>筛选：词语、键:值</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Filter is on</source>
        <translation>筛选已启用</translation>
    </message>
    <message>
        <source>Turn the filter off without losing it</source>
        <translation>暂停筛选，内容保留</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Find among these rows: words, key:value</source>
        <translation>在这些记录中查找：词语、键:值</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除查找</translation>
    </message>
</context>
<context>
    <name>ui::FilterPopup</name>
    <message>
        <source>Tab completes, Enter filters, Ctrl+S saves</source>
        <translation>Tab 补全，Enter 筛选，Ctrl+S 保存</translation>
    </message>
    <message>
        <source>What can be written here</source>
        <translation>此处可以写什么</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, looking…</source>
        <translation>%1，查找中…</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>没有匹配</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一个匹配（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个匹配（Enter）</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>ui::FindingCard</name>
    <message>
        <source>Finding copied</source>
        <translation>已复制发现</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>1 line of the log shows it</source>
        <translation>1 行日志可以证明</translation>
    </message>
    <message>
        <source>%1 lines of the log show it</source>
        <translation>%1 行日志可以证明</translation>
    </message>
    <message>
        <source>Show all %1 lines</source>
        <translation>显示全部 %1 行</translation>
    </message>
    <message>
        <source>Copy this finding</source>
        <translation>复制这个发现</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>后果</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Probable fault</source>
        <translation>可能的故障</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>Watch your bot talk, see why a message did not arrive, and send it again.</source>
        <translation>看机器人如何对话，弄清消息为何没送到，再发一次。</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙箱</translation>
    </message>
    <message>
        <source>no account needed</source>
        <translation>无需账号</translation>
    </message>
    <message>
        <source>A small QQ platform runs inside this window. You play the user; the bot answers. Nothing leaves your computer.</source>
        <translation>一个小型 QQ 平台就在此窗口中运行。你扮演用户，机器人回答。任何内容都不会离开你的电脑。</translation>
    </message>
    <message>
        <source>Chat as any user, in private, group, channel and DM</source>
        <translation>以任意用户身份聊天：单聊、群聊、频道、私信</translation>
    </message>
    <message>
        <source>Inject faults: time-outs, refusals, dropped connections</source>
        <translation>注入故障：超时、拒绝、断线</translation>
    </message>
    <message>
        <source>Replay “three messages, two lost” and put it right</source>
        <translation>重演“三条消息，丢了两条”，并把它修好</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>打开沙箱</translation>
    </message>
    <message>
        <source>Choose a scenario</source>
        <translation>选择剧本</translation>
    </message>
    <message>
        <source>Already have a log?</source>
        <translation>已有日志？</translation>
    </message>
    <message>
        <source>Drop an AstrBot log here to see what was lost and why.</source>
        <translation>把 AstrBot 日志拖到这里，看看丢了什么、为什么丢。</translation>
    </message>
    <message>
        <source>Open a log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Look without a bot</source>
        <translation>不连接，先看看</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Everything stays on this computer. No telemetry.</source>
        <translation>一切都留在本机。没有遥测。</translation>
    </message>
</context>
<context>
    <name>ui::HeaderList</name>
    <message>
        <source>1 header</source>
        <translation>1 个标头</translation>
    </message>
    <message>
        <source>%1 headers</source>
        <translation>%1 个标头</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
</context>
<context>
    <name>ui::HelpPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Filter language</source>
        <translation>筛选语法</translation>
    </message>
    <message>
        <source>The same in every place. A filter leaves the rows that match; a click on one below shows them in Traffic. While you write, what fits is offered.</source>
        <translation>在每个页面都一样。筛选只留下匹配的记录；点击下面任一条，即在「流量」中查看。输入时会提示可用的写法。</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>怎么写</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>查什么</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Values in force</source>
        <translation>生效的数值</translation>
    </message>
    <message>
        <source>Error codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No topic matches</source>
        <translation>没有匹配的主题</translation>
    </message>
    <message>
        <source>No page has all of: %1</source>
        <translation>没有一页同时包含：%1</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation>概念说明</translation>
    </message>
    <message>
        <source>To look up</source>
        <translation>查阅</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Private chats (c2c)</source>
        <translation>单聊（c2c）</translation>
    </message>
    <message>
        <source>Groups (group)</source>
        <translation>群聊（group）</translation>
    </message>
    <message>
        <source>Channels of a guild (channel)</source>
        <translation>频道（channel）</translation>
    </message>
    <message>
        <source>Direct messages of a guild (dm)</source>
        <translation>频道私信（dm）</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>至多 %1 条</translation>
    </message>
    <message>
        <source>Learned by this bot: %1 replies on one anchor were accepted.</source>
        <translation>这个机器人学到：一个锚点上有 %1 条回复被接受。</translation>
    </message>
    <message>
        <source>Learned by this bot: %1 replies on one anchor were accepted, one more was refused.</source>
        <translation>这个机器人学到：一个锚点上有 %1 条回复被接受，再多一条被拒绝。</translation>
    </message>
    <message>
        <source>Learned by this bot: another program spends its replies too, so none is certain.</source>
        <translation>这个机器人学到：另有程序也在使用它的回复次数，因此都不确定。</translation>
    </message>
    <message>
        <source>Proved by %1 on %2, believed until %3.</source>
        <translation>证据：%2 的%1；有效至 %3。</translation>
    </message>
    <message>
        <source>No event is known that can be an anchor here.</source>
        <translation>这里没有已知可作锚点的事件。</translation>
    </message>
    <message>
        <source>With msg_seq.</source>
        <translation>带 msg_seq。</translation>
    </message>
    <message>
        <source>Without msg_seq.</source>
        <translation>不带 msg_seq。</translation>
    </message>
    <message>
        <source>Events that can be anchors: %1. %2</source>
        <translation>可作锚点的事件：%1。%2</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Doomed</source>
        <translation>会被拒绝</translation>
    </message>
    <message>
        <source>Sources of %1</source>
        <translation>出处（%1）</translation>
    </message>
    <message>
        <source>Message: its time</source>
        <translation>消息：时限</translation>
    </message>
    <message>
        <source>Message: its replies</source>
        <translation>消息：回复条数</translation>
    </message>
    <message>
        <source>Event: its time</source>
        <translation>事件：时限</translation>
    </message>
    <message>
        <source>Event: its replies</source>
        <translation>事件：回复条数</translation>
    </message>
    <message>
        <source>The limits that this bot goes by now: those that were published, and what the platform&apos;s answers have taught it.</source>
        <translation>这个机器人目前遵循的限制：已公布的，以及从平台的应答中学到的。</translation>
    </message>
    <message>
        <source>The limits as they were published. No bot runs here that could have learned others.</source>
        <translation>已公布的限制。这里没有运行机器人，因此没有学到别的。</translation>
    </message>
    <message>
        <source>Time counts from when this computer received the message. Between safe and doomed the sources disagree: a draft is uncertain there.</source>
        <translation>时间从本机收到消息时算起。在安全和会被拒绝之间，来源说法不一：草稿在那里是不确定的。</translation>
    </message>
    <message>
        <source>Key words</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key word</source>
        <translation>键</translation>
    </message>
    <message>
        <source>younger than %1</source>
        <translation>不到 %1</translation>
    </message>
    <message>
        <source>%1 or older</source>
        <translation>满 %1</translation>
    </message>
    <message>
        <source>number %1 and on</source>
        <translation>第 %1 条起</translation>
    </message>
    <message>
        <source>attempt no. %1</source>
        <translation>编号 %1 的尝试</translation>
    </message>
</context>
<context>
    <name>ui::IdLabel</name>
    <message>
        <source>Id copied</source>
        <translation>已复制 ID</translation>
    </message>
    <message>
        <source>%1 (click to copy)</source>
        <translation>%1（点击复制）</translation>
    </message>
    <message>
        <source>Copy id %1</source>
        <translation>复制 ID %1</translation>
    </message>
</context>
<context>
    <name>ui::InspectorPanel</name>
    <message>
        <source>This row could not be read</source>
        <translation>无法读取这条记录</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Nothing was sent with it</source>
        <translation>没有随之发送内容</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚无应答</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>It will stand here as soon as it comes.</source>
        <translation>收到后会立即显示在这里。</translation>
    </message>
    <message>
        <source>None was recorded for this row.</source>
        <translation>这条记录没有留下应答。</translation>
    </message>
    <message>
        <source>The answer was empty</source>
        <translation>应答为空</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Parts of the inspector</source>
        <translation>检查器的各部分</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>关闭检查器</translation>
    </message>
    <message>
        <source>Close the inspector (Esc)</source>
        <translation>关闭检查器 (Esc)</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Select a row or a message to see what became of it.</source>
        <translation>选择一条记录或消息，查看它的结果。</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The row where it stands in the log that was read</source>
        <translation>这一行在所读日志中的位置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 is this bot&apos;s log now</source>
        <translation>%1 现在归这个机器人</translation>
    </message>
</context>
<context>
    <name>ui::JournalSection</name>
    <message>
        <source>Present size</source>
        <translation>当前大小</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志库</translation>
    </message>
    <message>
        <source>What it keeps</source>
        <translation>保留范围</translation>
    </message>
    <message>
        <source>Rows for</source>
        <translation>记录保留</translation>
    </message>
    <message>
        <source>Days for which rows are kept</source>
        <translation>记录保留的天数</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>A file of at most</source>
        <translation>文件最大</translation>
    </message>
    <message>
        <source>MiB that the journal&apos;s file may have</source>
        <translation>日志库文件最大的 MiB 数</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>0 means without end. The oldest rows go first, soon after you apply it and then every hour.</source>
        <translation>0 表示不限。应用后不久开始清理，之后每小时一次，最早的记录先删除。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>no row yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>%1 rows since %2</source>
        <translation>自 %2 起 %1 条记录</translation>
    </message>
    <message>
        <source>Nothing of what is there would go now.</source>
        <translation>现有记录都不会被删除。</translation>
    </message>
    <message>
        <source>About %1 of %2 rows would go, the oldest first.</source>
        <translation>%2 条记录中约有 %1 条会被删除，最早的先删。</translation>
    </message>
    <message>
        <source>%1 of %2 rows would go, the oldest first.</source>
        <translation>%2 条记录中有 %1 条会被删除，最早的先删。</translation>
    </message>
    <message>
        <source>Messages that were not delivered, and rows with a mark, stay.</source>
        <translation>未送达的消息和带标记的记录会保留。</translation>
    </message>
</context>
<context>
    <name>ui::JsonTreeModel</name>
    <message>
        <source>1 element</source>
        <translation>1 个元素</translation>
    </message>
    <message>
        <source>%1 elements</source>
        <translation>%1 个元素</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 个字段</translation>
    </message>
    <message>
        <source>%1 fields</source>
        <translation>%1 个字段</translation>
    </message>
    <message>
        <source>%1 null hidden</source>
        <translation>已隐藏 %1 个 null</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a field with its value, and a note</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::KeyList</name>
    <message>
        <source>%1 means &quot;%2&quot; already.</source>
        <translation>%1 已用于“%2”。</translation>
    </message>
    <message>
        <source>%1 has a fixed meaning.</source>
        <translation>%1 有固定用途，不能更改。</translation>
    </message>
    <message>
        <source>All keys as at first</source>
        <translation>全部恢复默认</translation>
    </message>
</context>
<context>
    <name>ui::KeyMap</name>
    <message>
        <source>Details of the row</source>
        <translation>记录详情</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark off</source>
        <translation>标记记录或取消标记</translation>
    </message>
    <message>
        <source>Compare with an earlier try or a marked row</source>
        <translation>与上一次尝试或已标记的记录比较</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>List of problems</source>
        <translation>问题列表</translation>
    </message>
    <message>
        <source>Follow the newest row</source>
        <translation>跟随最新记录</translation>
    </message>
    <message>
        <source>Filter, from a list</source>
        <translation>筛选（在列表中）</translation>
    </message>
    <message>
        <source>Filter, from anywhere</source>
        <translation>筛选（在任意位置）</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Plan for the ticked messages</source>
        <translation>为勾选的消息制定计划</translation>
    </message>
    <message>
        <source>Dismiss the ticked messages</source>
        <translation>忽略勾选的消息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Another window</source>
        <translation>新建窗口</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前显示的内容</translation>
    </message>
    <message>
        <source>Open the log of another bot</source>
        <translation>打开其他机器人的日志</translation>
    </message>
    <message>
        <source>The row where it stands in its log</source>
        <translation>这一行在日志原文中的位置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Everything that can be done</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>Go to a conversation or a row</source>
        <translation>前往会话或某条记录</translation>
    </message>
</context>
<context>
    <name>ui::KeyModel</name>
    <message>
        <source>Anywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>While a list has the focus</source>
        <translation>列表有焦点时</translation>
    </message>
    <message>
        <source>In Traffic</source>
        <translation>在「流量」中</translation>
    </message>
    <message>
        <source>In Undelivered</source>
        <translation>在「未送达」中</translation>
    </message>
    <message>
        <source>Close what is open, clear what is written</source>
        <translation>关闭打开的内容，清除已写的内容</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Part before it</source>
        <translation>上一部分</translation>
    </message>
    <message>
        <source>Tick, or press what has the focus</source>
        <translation>勾选，或按下有焦点的控件</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>始终不变</translation>
    </message>
    <message>
        <source>%1, no key</source>
        <translation>%1，没有按键</translation>
    </message>
</context>
<context>
    <name>ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Press another key in a field to change it; Backspace leaves the command without one. Single letters act while a list has the focus.</source>
        <translation>在输入框中按下另一个键即可更改；按退格键则不设快捷键。单个字母仅在列表获得焦点时有效。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::KeyView</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Single letters act only while a list has the focus, so that they can be written elsewhere.</source>
        <translation>单个字母只在列表有焦点时起作用，这样在别处可以照常输入。</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>按键及其作用</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
</context>
<context>
    <name>ui::KeysSection</name>
    <message>
        <source>Press another key in a field to change it; Backspace leaves the command without one. Single letters act while a list has the focus.</source>
        <translation>在输入框中按下另一个键即可更改；按退格键则不设快捷键。单个字母仅在列表获得焦点时有效。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>ui::LegalValueRow</name>
    <message>
        <source>%1, %2, this is the value</source>
        <translation>%1，%2，当前值</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a legal value and its meaning</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::LineBox</name>
    <message>
        <source>%1 writes to the bot</source>
        <translation>%1 写给机器人</translation>
    </message>
    <message>
        <source>Add somebody who writes to the bot</source>
        <translation>先添加一个给机器人写消息的人</translation>
    </message>
    <message>
        <source>What the person writes</source>
        <translation>此人写的内容</translation>
    </message>
    <message>
        <source>Mention the bot (@)</source>
        <translation>@ 机器人</translation>
    </message>
    <message>
        <source>Say it</source>
        <translation>说出</translation>
    </message>
</context>
<context>
    <name>ui::LineCard</name>
    <message>
        <source>Line</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>连接经过</translation>
    </message>
    <message>
        <source>What became of the line</source>
        <translation>连接经过</translation>
    </message>
    <message>
        <source>Not at work</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Connect it, and what it hears and sends stands here.</source>
        <translation>连接后，它收到和发出的内容会显示在这里。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>最近一次心跳</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>%1 后应答</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>New sessions</source>
        <translation>新建会话额度</translation>
    </message>
    <message>
        <source>%1 of %2 left, all of them again at %3</source>
        <translation>剩余 %1 / %2，%3 恢复全部</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 / %2 就绪</translation>
    </message>
    <message>
        <source>Event groups</source>
        <translation>事件订阅</translation>
    </message>
    <message>
        <source>Not granted</source>
        <translation>未获授权</translation>
    </message>
</context>
<context>
    <name>ui::LineState</name>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志库</translation>
    </message>
    <message>
        <source>nothing leaves this computer</source>
        <translation>数据不会离开这台电脑</translation>
    </message>
    <message>
        <source>scenario %1</source>
        <translation>场景脚本 %1</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Nothing comes in, and nothing is answered, before the bot is connected.</source>
        <translation>机器人连接之前，收不到消息，也不会回复。</translation>
    </message>
</context>
<context>
    <name>ui::LineStepModel</name>
    <message>
        <source>Events arrive.</source>
        <translation>正在接收事件。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>ui::LineageStrip</name>
    <message>
        <source>Lineage</source>
        <translation>来龙去脉</translation>
    </message>
    <message>
        <source>Older attempts that are not shown: %1</source>
        <translation>未显示的较早尝试：%1 次</translation>
    </message>
</context>
<context>
    <name>ui::LoadedRow</name>
    <message>
        <source>%1 cut out</source>
        <translation>已截去 %1 处</translation>
    </message>
</context>
<context>
    <name>ui::LogFacts</name>
    <message>
        <source>No bot of mine</source>
        <translation>不是我的机器人</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>If it is the log of a bot that runs here, choose that bot.</source>
        <translation>如果它是在这里运行的机器人的日志，请选择那个机器人。</translation>
    </message>
    <message>
        <source>This bot&apos;s own gateway has seen conversations of the log.</source>
        <translation>这个机器人自己的网关见过日志里的会话。</translation>
    </message>
    <message>
        <source>The ids in the log are unverified until this bot&apos;s own gateway has seen its conversations.</source>
        <translation>在这个机器人自己的网关见到日志里的会话之前，其中的 id 都未核实。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>The log has no dates: its days are counted from the first line.</source>
        <translation>日志里没有日期：天数从第一行算起。</translation>
    </message>
    <message>
        <source>Bot of the log: %1</source>
        <translation>日志的机器人：%1</translation>
    </message>
</context>
<context>
    <name>ui::LogList</name>
    <message>
        <source>could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>跟随中</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
</context>
<context>
    <name>ui::LogReport</name>
    <message>
        <source>Show in Traffic</source>
        <translation>在流量中显示</translation>
    </message>
    <message>
        <source>Show conversation</source>
        <translation>显示会话</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove what was read of this log? The file itself stays.</source>
        <translation>要移除从这份日志读到的内容吗？文件本身会保留。</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Show more findings</source>
        <translation>显示更多发现</translation>
    </message>
    <message>
        <source>Nothing in this log proves one of the faults that are known here. What it does not write down cannot be found in it.</source>
        <translation>这份日志里没有什么能证明这里已知的故障。它没有记下的内容无法从中发现。</translation>
    </message>
    <message>
        <source>Report on %1</source>
        <translation>%1 的报告</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>停止跟随</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>What the bot writes from now on is not read any more</source>
        <translation>不再读取机器人此后写入的内容</translation>
    </message>
    <message>
        <source>Read on as the bot writes the log</source>
        <translation>机器人写日志时持续读取</translation>
    </message>
</context>
<context>
    <name>ui::LogsPage</name>
    <message>
        <source>1 log</source>
        <translation>1 份日志</translation>
    </message>
    <message>
        <source>%1 logs</source>
        <translation>%1 份日志</translation>
    </message>
    <message>
        <source>Drop a log of another bot here</source>
        <translation>把其他机器人的日志拖放到这里</translation>
    </message>
    <message>
        <source>AstrBot&apos;s log, packed or not. It is read on this computer, its faults are explained, and its messages can be looked at like the bot&apos;s own.</source>
        <translation>AstrBot 的日志，压缩与否都可以。日志只在这台电脑上读取，会解释其中的故障，其中的消息可以像自己机器人的消息一样查看。</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>打开日志…</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>Paste again</source>
        <translation>重新粘贴</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Logs of other bots</source>
        <translation>其他机器人的日志</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Read the log that was copied to the clipboard</source>
        <translation>读取复制到剪贴板的日志</translation>
    </message>
    <message>
        <source>The clipboard holds no text and no file.</source>
        <translation>剪贴板里没有文字，也没有文件。</translation>
    </message>
    <message>
        <source>Open the log of another bot</source>
        <translation>打开其他机器人的日志</translation>
    </message>
    <message>
        <source>Logs (*.log *.txt *.gz *.json)</source>
        <translation>日志 (*.log *.txt *.gz *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 was there already: %2</source>
        <translation>%1 已经读过：%2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>Read again as…</source>
        <translation>重新读取为…</translation>
    </message>
    <message>
        <source>%1 is no longer followed. %2</source>
        <translation>不再跟随 %1。%2</translation>
    </message>
    <message>
        <source>%1 began anew; the new file is followed.</source>
        <translation>%1 已重新开始；正在跟随新文件。</translation>
    </message>
    <message>
        <source>%1 is packed and cannot grow: it was read as it is.</source>
        <translation>%1 是压缩文件，不会增长：已按现状读取。</translation>
    </message>
    <message>
        <source>%1 is followed: %2</source>
        <translation>正在跟随 %1：%2</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1 已损坏</translation>
    </message>
    <message>
        <source>What was kept of this log cannot be read any more. The log itself is where it was: read it again, and it stands here as before.</source>
        <translation>这份日志保存下来的内容已无法读取。日志文件本身还在原处：重新读取后，这里会恢复原样。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Menu: theme, language, connection</source>
        <translation>菜单：主题、语言、连接</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Place and details</source>
        <translation>页面与详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>%1 – QQ Bot Console</source>
        <translation>%1 – QQ Bot Console</translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation>未送达</translation>
    </message>
    <message numerus="yes">
        <source>%n undelivered</source>
        <translation>
            <numerusform>%n 条未送达</numerusform>
        </translation>
    </message>
    <message>
        <source>Another window</source>
        <translation>新建窗口</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>打开日志…</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往%1</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Connect the bot</source>
        <translation>连接机器人</translation>
    </message>
    <message>
        <source>Reconnect the bot</source>
        <translation>重新连接机器人</translation>
    </message>
    <message>
        <source>Disconnect the bot</source>
        <translation>断开机器人</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>主题：%1</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>帮助：%1</translation>
    </message>
    <message>
        <source>Everything that can be done</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>The filter hid the row, and was taken off.</source>
        <translation>筛选隐藏了这条记录，已清除筛选。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Send test…</source>
        <translation>发送测试…</translation>
    </message>
    <message>
        <source>Send test: several messages over one path, with a report</source>
        <translation>发送测试：按一条路径发送多条消息并生成报告</translation>
    </message>
</context>
<context>
    <name>ui::Manners</name>
    <message>
        <source>This desktop did not take the last notification.</source>
        <translation>此桌面没有接受上一条通知。</translation>
    </message>
    <message>
        <source>QQ Bot Console: connected</source>
        <translation>QQ Bot Console：已连接</translation>
    </message>
    <message>
        <source>QQ Bot Console: not connected</source>
        <translation>QQ Bot Console：未连接</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Everything was delivered</source>
        <translation>全部已送达</translation>
    </message>
    <message>
        <source>1 message is undelivered</source>
        <translation>1 条消息未送达</translation>
    </message>
    <message>
        <source>%1 messages are undelivered</source>
        <translation>%1 条消息未送达</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>ui::NetworkSection</name>
    <message>
        <source>QQBOT_PROXY is set in the environment: it goes before what is chosen here.</source>
        <translation>环境变量 QQBOT_PROXY 已设置，优先于此处的选择。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>As the environment says</source>
        <translation>跟随环境</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>The environment is https_proxy, http_proxy, all_proxy and no_proxy, else the desktop&apos;s setting. This computer itself is always reached directly.</source>
        <translation>环境指 https_proxy、http_proxy、all_proxy 和 no_proxy 变量，没有时取桌面的设置。本机始终直接连接。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>User at the proxy</source>
        <translation>代理的用户名</translation>
    </message>
    <message>
        <source>none is asked for</source>
        <translation>无需用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>It counts when the program is started again, for HTTP and the gateway alike. qqbot-console doctor tells whether it leads out.</source>
        <translation>重新启动程序后生效，HTTP 和网关都使用它。可运行 qqbot-console doctor 检查能否连通。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>ui::NewsTeller</name>
    <message>
        <source>1 message was not delivered</source>
        <translation>1 条消息未送达</translation>
    </message>
    <message>
        <source>%1 messages were not delivered</source>
        <translation>%1 条消息未送达</translation>
    </message>
    <message>
        <source>Undelivered says why, and sends again.</source>
        <translation>可在「未送达」中查看原因并重发。</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>对方：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>bot: what happened</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
</context>
<context>
    <name>ui::NoticeSection</name>
    <message>
        <source>The same time twice: at no time of day.</source>
        <translation>两个时间相同：不设免打扰时段。</translation>
    </message>
    <message>
        <source>%1 h %2 min a day. What happens then is told in one notification when they are over.</source>
        <translation>每天 %1 小时 %2 分钟。其间的情况会在结束后合并为一条通知。</translation>
    </message>
    <message>
        <source>Tell the desktop of messages that were not delivered</source>
        <translation>有消息未送达时发送桌面通知</translation>
    </message>
    <message>
        <source>At most one notification a minute, for all of them. A click on it shows Undelivered.</source>
        <translation>合并通知，每分钟最多一条。点击通知会显示「未送达」。</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>Of those whom the messages were for. Else it says only how many. What somebody wrote is never in it.</source>
        <translation>显示消息是发给谁的；否则只说明条数。通知中从不包含任何人写的内容。</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>An icon in the tray</source>
        <translation>在托盘中显示图标</translation>
    </message>
    <message>
        <source>Shows the window, counts what is undelivered, quits.</source>
        <translation>可显示窗口、查看未送达条数、退出。</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>关闭窗口后在托盘中继续运行</translation>
    </message>
    <message>
        <source>The bot stays connected. It ends by Quit in the tray.</source>
        <translation>机器人保持连接。可从托盘中选择「退出」来结束。</translation>
    </message>
    <message>
        <source>Notifications and tray</source>
        <translation>通知与托盘</translation>
    </message>
</context>
<context>
    <name>ui::NotificationBus</name>
    <message>
        <source>QQ Bot Console</source>
        <translation>QQ Bot Console</translation>
    </message>
    <message>
        <source>Show Undelivered</source>
        <translation>显示未送达</translation>
    </message>
</context>
<context>
    <name>ui::OriginalView</name>
    <message>
        <source>Reading the log</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>No line of its own</source>
        <translation>没有对应的日志行</translation>
    </message>
    <message>
        <source>What was read of this log cannot be opened</source>
        <translation>无法打开从这份日志读入的内容</translation>
    </message>
    <message>
        <source>This row was put together from other lines of the log.</source>
        <translation>这一行由日志中的其他行归纳而成。</translation>
    </message>
    <message>
        <source>The log around line %1</source>
        <translation>日志第 %1 行附近</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>This log was pasted: there is no file to look into. This is the line as it was kept.</source>
        <translation>这份日志是粘贴来的，没有可供查看的文件。以下是留存的这一行。</translation>
    </message>
    <message>
        <source>The file cannot be read any more (%1). This is the line as it was kept.</source>
        <translation>文件已无法读取（%1）。以下是留存的这一行。</translation>
    </message>
    <message>
        <source>The file has changed since it was read: another line stands there. This is the line as it was kept.</source>
        <translation>文件在读入之后变了，原处已是另一行。以下是留存的这一行。</translation>
    </message>
    <message>
        <source>Not all of it is shown: it is very long.</source>
        <translation>内容过长，没有全部显示。</translation>
    </message>
    <message>
        <source>also at line %1</source>
        <translation>另见第 %1 行</translation>
    </message>
    <message>
        <source>answered at line %1</source>
        <translation>应答在第 %1 行</translation>
    </message>
    <message>
        <source>sent at line %1</source>
        <translation>发送在第 %1 行</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>日志原文</translation>
    </message>
</context>
<context>
    <name>ui::Palette</name>
    <message>
        <source>An openid, msg_id, returned id, event id or trace id leads there, and so do attempt:12 and row:12.</source>
        <translation>openid、msg_id、返回的 id、事件 id、trace id 都可以前往，attempt:12 和 row:12 也可以。</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>没有这个名称的操作</translation>
    </message>
    <message>
        <source>Neither here nor in English.</source>
        <translation>中文和英文名称里都没有。</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>正在读取日志库</translation>
    </message>
    <message>
        <source>The journal could not be read</source>
        <translation>无法读取日志库</translation>
    </message>
    <message>
        <source>Nobody has written yet.</source>
        <translation>还没有人发来消息。</translation>
    </message>
    <message>
        <source>Nothing here has this name, id or number</source>
        <translation>这里没有这个名称、id 或编号</translation>
    </message>
    <message>
        <source>Enter goes there. &gt; lists what can be done. Esc closes.</source>
        <translation>Enter 前往，&gt; 列出所有操作，Esc 关闭。</translation>
    </message>
    <message>
        <source>Enter does it. Esc closes.</source>
        <translation>Enter 执行，Esc 关闭。</translation>
    </message>
    <message>
        <source>Conversation, id or number</source>
        <translation>会话、id 或编号</translation>
    </message>
    <message>
        <source>Conversations and rows</source>
        <translation>会话和记录</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可用的操作</translation>
    </message>
    <message>
        <source>returned id</source>
        <translation>返回的 id</translation>
    </message>
    <message>
        <source>event id</source>
        <translation>事件 id</translation>
    </message>
    <message>
        <source>trace id</source>
        <translation>trace id</translation>
    </message>
    <message>
        <source>Name of an action</source>
        <translation>操作名称</translation>
    </message>
    <message>
        <source>Actions and places to go to</source>
        <translation>操作与前往</translation>
    </message>
    <message>
        <source>attempt no. %1</source>
        <translation>编号 %1 的尝试</translation>
    </message>
    <message>
        <source>row no. %1</source>
        <translation>编号 %1 的记录</translation>
    </message>
</context>
<context>
    <name>ui::PasswordRow</name>
    <message>
        <source>Password at the proxy</source>
        <translation>代理的密码</translation>
    </message>
    <message>
        <source>Keep in the keyring</source>
        <translation>存入密钥环</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>Forget the password at the proxy</source>
        <translation>忘记代理的密码</translation>
    </message>
    <message>
        <source>For %1 alone. It never stands in the settings file, and nothing shows it again.</source>
        <translation>仅用于 %1。不会写入设置文件，也不会再次显示。</translation>
    </message>
    <message>
        <source>The keyring is being asked; it may ask you.</source>
        <translation>正在请求密钥环；它可能需要你确认。</translation>
    </message>
    <message>
        <source>The keyring keeps it.</source>
        <translation>已由密钥环保存。</translation>
    </message>
    <message>
        <source>The keyring has none for %1.</source>
        <translation>密钥环中没有 %1 的密码。</translation>
    </message>
    <message>
        <source>It is not kept: QQBOT_PROXY can name it.</source>
        <translation>没有保存：可改用 QQBOT_PROXY 提供。</translation>
    </message>
</context>
<context>
    <name>ui::PathPicker</name>
    <message>
        <source>refused before, %1</source>
        <translation>曾被拒绝，%1</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 safe</source>
        <translation>%1 次安全</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 次不确定</translation>
    </message>
    <message>
        <source>No anchor</source>
        <translation>无锚点</translation>
    </message>
    <message>
        <source>A switch of the user or the bot decides.</source>
        <translation>由用户或机器人的开关决定。</translation>
    </message>
    <message>
        <source>An id of your own</source>
        <translation>自行输入的 id</translation>
    </message>
    <message>
        <source>No event vouches for it.</source>
        <translation>没有事件为证。</translation>
    </message>
    <message>
        <source>No anchor known</source>
        <translation>没有已知的锚点</translation>
    </message>
    <message>
        <source>The bot has not told its anchors yet.</source>
        <translation>机器人还没有报告它的锚点。</translation>
    </message>
    <message>
        <source>No live anchor</source>
        <translation>没有有效锚点</translation>
    </message>
    <message>
        <source>The user&apos;s next message opens one.</source>
        <translation>用户的下一条消息会带来新锚点。</translation>
    </message>
    <message>
        <source>Another id…</source>
        <translation>其他 id…</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Newest anchor</source>
        <translation>最新锚点</translation>
    </message>
    <message>
        <source>A certain one</source>
        <translation>指定锚点</translation>
    </message>
    <message>
        <source>Proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose the anchor</source>
        <translation>选择锚点</translation>
    </message>
    <message>
        <source>Id to hang on</source>
        <translation>要使用的 id</translation>
    </message>
    <message>
        <source>msg_id, as it is to leave</source>
        <translation>msg_id，按原样发出</translation>
    </message>
</context>
<context>
    <name>ui::PathRow</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder: %1</source>
        <translation>打开文件夹：%1</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy the path: %1</source>
        <translation>复制路径：%1</translation>
    </message>
</context>
<context>
    <name>ui::PlanExport</name>
    <message>
        <source>Bulk resend plan, %1</source>
        <translation>批量重发计划，%1</translation>
    </message>
    <message>
        <source>Send %1, left out %2, skip %3, excluded %4</source>
        <translation>发送 %1 条，不发 %2 条，跳过 %3 条，排除 %4 条</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>anchor %1</source>
        <translation>锚点 %1</translation>
    </message>
    <message>
        <source>msg_seq %1</source>
        <translation>msg_seq %1</translation>
    </message>
</context>
<context>
    <name>ui::PlanFacts</name>
    <message>
        <source>Send %1</source>
        <translation>发送 %1 条</translation>
    </message>
    <message>
        <source>What is uncertain is tried once; its answer is learned.</source>
        <translation>不确定的只试一次，结果会记入规则集。</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>不发 %1 条</translation>
    </message>
    <message>
        <source>may arrive twice: unticked</source>
        <translation>可能收到两次，未勾选</translation>
    </message>
    <message>
        <source>No readable answer came to the last try; the user may have it.</source>
        <translation>上次没有收到可读的应答，用户可能已收到。</translation>
    </message>
    <message>
        <source>Wait %1</source>
        <translation>等待 %1 条</translation>
    </message>
    <message>
        <source>for the answer to an uncertain one</source>
        <translation>等一条不确定的结果</translation>
    </message>
    <message>
        <source>They hang on the same anchor. Plan again when the answer is there.</source>
        <translation>它们用同一个锚点，有结果后再计划。</translation>
    </message>
    <message>
        <source>Skip %1</source>
        <translation>跳过 %1 条</translation>
    </message>
    <message>
        <source>They stay here and can leave with the user&apos;s next message.</source>
        <translation>保留在此，可随对方下一条消息一起送出。</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>排除 %1 条</translation>
    </message>
    <message>
        <source>would be refused</source>
        <translation>会被拒绝</translation>
    </message>
</context>
<context>
    <name>ui::PlanLines</name>
    <message>
        <source>anchor %1</source>
        <translation>锚点 %1</translation>
    </message>
    <message>
        <source>msg_seq %1</source>
        <translation>msg_seq %1</translation>
    </message>
    <message>
        <source>%1 may arrive twice</source>
        <translation>%1 条可能收到两次</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 次不确定</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>未尝试</translation>
    </message>
</context>
<context>
    <name>ui::PlanPanel</name>
    <message>
        <source>Bulk resend plan</source>
        <translation>批量重发计划</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Send order</source>
        <translation>发送顺序</translation>
    </message>
    <message>
        <source>Skipped ones leave with the user&apos;s next message</source>
        <translation>跳过的消息随对方下一条消息送出</translation>
    </message>
    <message>
        <source>Stop at the first unexpected refusal</source>
        <translation>遇到第一条意外拒绝就停下</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>导出计划</translation>
    </message>
    <message>
        <source>1 message will leave with the user&apos;s next message</source>
        <translation>1 条消息将随对方下一条消息送出</translation>
    </message>
    <message>
        <source>%1 messages will leave with their users&apos; next message</source>
        <translation>%1 条消息将随对方下一条消息送出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2 are sent</source>
        <translation>发送 %1 / %2</translation>
    </message>
    <message>
        <source>least time left first, %1 s apart</source>
        <translation>剩余时间短的先发，间隔 %1 秒</translation>
    </message>
    <message>
        <source>Also send %1 that may arrive twice</source>
        <translation>也发送可能收到两次的 %1 条</translation>
    </message>
    <message>
        <source>Nothing is sent now.</source>
        <translation>现在不发送任何消息。</translation>
    </message>
    <message>
        <source>About %1. No model is called. Each is a new attempt, the original record stays.</source>
        <translation>预计 %1。不会触发模型。每条都是新的尝试，原记录保留。</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>发送 %1 条</translation>
    </message>
    <message>
        <source>Keep %1 for the next message</source>
        <translation>留 %1 条随下一条消息送出</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>beside its forecast</source>
        <translation>与预判对照</translation>
    </message>
    <message>
        <source>Every attempt stands in the message&apos;s record.</source>
        <translation>每次尝试都在消息的记录里。</translation>
    </message>
    <message>
        <source>It stops after the one that is on its way.</source>
        <translation>正在路上的这条完成后停止。</translation>
    </message>
    <message>
        <source>No model is called. Each is a new attempt, the original record stays.</source>
        <translation>不会触发模型。每条都是新的尝试，原记录保留。</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>重新计划</translation>
    </message>
    <message>
        <source>Sent %1 of %2, all as foreseen.</source>
        <translation>已发送 %1 / %2，全部与预判一致。</translation>
    </message>
    <message>
        <source>Sent %1 of %2, %3 as foreseen.</source>
        <translation>已发送 %1 / %2，其中 %3 条与预判一致。</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>你停止了发送。</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Plan written to %1</source>
        <translation>计划已写入 %1</translation>
    </message>
    <message>
        <source>The plan could not be written: %1</source>
        <translation>无法写入计划：%1</translation>
    </message>
    <message>
        <source>%1 in review.</source>
        <translation>%1 条审核中。</translation>
    </message>
    <message>
        <source>It stopped at a refusal.</source>
        <translation>遇到拒绝，已停止。</translation>
    </message>
</context>
<context>
    <name>ui::PlanRun</name>
    <message>
        <source>as foreseen</source>
        <translation>与预判一致</translation>
    </message>
    <message>
        <source>was uncertain, %1</source>
        <translation>预判不确定，%1</translation>
    </message>
    <message>
        <source>foreseen safe, %1</source>
        <translation>预判安全，%1</translation>
    </message>
</context>
<context>
    <name>ui::PlanSummary</name>
    <message>
        <source>no anchor is left</source>
        <translation>没有可用锚点</translation>
    </message>
    <message>
        <source>window passed</source>
        <translation>窗口已过</translation>
    </message>
    <message>
        <source>replies used up</source>
        <translation>回复次数已用完</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 safe</source>
        <translation>%1 次安全</translation>
    </message>
    <message>
        <source>%1 uncertain</source>
        <translation>%1 次不确定</translation>
    </message>
    <message>
        <source>%1 may arrive twice</source>
        <translation>%1 条可能收到两次</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>may arrive twice</source>
        <translation>可能收到两次</translation>
    </message>
    <message>
        <source>waits for an uncertain answer</source>
        <translation>等一条不确定的结果</translation>
    </message>
    <message>
        <source>waits for the user&apos;s next message</source>
        <translation>等对方下一条消息</translation>
    </message>
    <message>
        <source>would be refused</source>
        <translation>会被拒绝</translation>
    </message>
</context>
<context>
    <name>ui::PrivacySection</name>
    <message>
        <source>Forgotten.</source>
        <translation>已清除。</translation>
    </message>
    <message>
        <source>Nothing: the platform and the model are in this program.</source>
        <translation>没有：平台和模型都在本程序内。</translation>
    </message>
    <message>
        <source>Nothing now: no bot is open.</source>
        <translation>目前没有：未打开任何机器人。</translation>
    </message>
    <message>
        <source>To the platform (%1, %2, and the gateway that it names): what the bot sends, and who it is.</source>
        <translation>发往平台（%1、%2 及其指定的网关）：机器人发送的内容及其身份。</translation>
    </message>
    <message>
        <source>To the model (%1): the conversation that it is to answer.</source>
        <translation>发往模型（%1）：需要它回答的会话内容。</translation>
    </message>
    <message>
        <source>A proxy, where one is set, passes both on.</source>
        <translation>设置了代理时，两者都经由代理转发。</translation>
    </message>
    <message>
        <source>Nothing else: no statistics, no crash reports, no search for updates. Pictures and files in messages are not loaded.</source>
        <translation>除此之外没有：不统计，不发送崩溃报告，不检查更新。消息中的图片和文件不会被加载。</translation>
    </message>
    <message>
        <source>What is kept on this computer</source>
        <translation>保存在本机的内容</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志库</translation>
    </message>
    <message>
        <source>Every message and every request with its answer. Secrets are cut out before it is written.</source>
        <translation>每条消息、每个请求及其应答。写入前会去除密钥。</translation>
    </message>
    <message>
        <source>Text index</source>
        <translation>文本索引</translation>
    </message>
    <message>
        <source>The words of the journal, for finding. It is made from it.</source>
        <translation>日志库中的词语，用于查找，由日志库生成。</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>What is owed to people: their messages, the answers, each try to deliver them.</source>
        <translation>待回复的内容：对方的消息、回复以及每次送达尝试。</translation>
    </message>
    <message>
        <source>Logs of other programs</source>
        <translation>其他程序的日志</translation>
    </message>
    <message>
        <source>A copy of each, until it is removed in Logs.</source>
        <translation>每份日志的副本，直到在「日志」中移除。</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>App ID, addresses and the model&apos;s name of each. No secret.</source>
        <translation>各机器人的 App ID、地址和模型名称。不含密钥。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What is chosen on these pages. No secret.</source>
        <translation>在这些页面上的选择。不含密钥。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>界面状态</translation>
    </message>
    <message>
        <source>How windows were left, keys, and the filters that were written, with their words.</source>
        <translation>窗口离开时的状态、快捷键，以及写过的筛选及其文字。</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring keeps the client secret, the model&apos;s key and a proxy&apos;s password, under the name qqbot-console.</source>
        <translation>桌面密钥环以 qqbot-console 的名义保存客户端密钥、模型密钥和代理密码。</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>离开本机的内容</translation>
    </message>
    <message>
        <source>What the window remembers</source>
        <translation>窗口记住的内容</translation>
    </message>
    <message>
        <source>Forgotten views count from the next start on: until then no others are kept. Keys and filters stay.</source>
        <translation>清除的界面状态在下次启动时生效，在此之前不再保存新的状态。快捷键和筛选保持不变。</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Forget views</source>
        <translation>清除界面状态</translation>
    </message>
    <message>
        <source>Remove filter history</source>
        <translation>删除筛选历史</translation>
    </message>
    <message>
        <source>Remove saved filters</source>
        <translation>删除已存筛选</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
</context>
<context>
    <name>ui::ProblemModel</name>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>ui::ProblemPane</name>
    <message>
        <source>Problems %1</source>
        <translation>问题 %1</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>正在读取日志库</translation>
    </message>
    <message>
        <source>No problem among these rows.</source>
        <translation>这些记录中没有问题。</translation>
    </message>
    <message>
        <source>Problems, newest last</source>
        <translation>问题，最新的在最后</translation>
    </message>
    <message>
        <source>Close the list of problems</source>
        <translation>关闭问题列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::ReadingPane</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::ResendForm</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Format of the message</source>
        <translation>消息格式</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>msg_seq, empty for the next free number</source>
        <translation>msg_seq，留空则用下一个可用的序号</translation>
    </message>
    <message>
        <source>%1, next free</source>
        <translation>%1，下一个可用</translation>
    </message>
    <message>
        <source>none here</source>
        <translation>此处没有</translation>
    </message>
    <message>
        <source>msg_seq is a whole number from 1 to %1.</source>
        <translation>msg_seq 是 1 到 %1 之间的整数。</translation>
    </message>
</context>
<context>
    <name>ui::ResendSheet</name>
    <message>
        <source>Copied as cURL</source>
        <translation>已复制为 cURL</translation>
    </message>
    <message>
        <source>Reading the message.</source>
        <translation>正在读取消息。</translation>
    </message>
    <message>
        <source>This row is no message that the bot sent or should have sent.</source>
        <translation>这条记录不是机器人发出或应发出的消息。</translation>
    </message>
    <message>
        <source>No bot is running: this is for reading.</source>
        <translation>没有机器人在运行：此处仅供查看。</translation>
    </message>
    <message>
        <source>This message belongs to another bot than the running one: this is for reading.</source>
        <translation>这条消息属于另一个机器人，不是正在运行的这个：此处仅供查看。</translation>
    </message>
    <message>
        <source>This message does not stand in the bot&apos;s outbox. Only text and markdown can be sent from here as a new message.</source>
        <translation>这条消息不在机器人的发件箱中。从这里只能把文本和 Markdown 作为新消息发送。</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>never left, noted %1</source>
        <translation>从未发出，记录于 %1</translation>
    </message>
    <message>
        <source>from attempt of %1</source>
        <translation>来自 %1 的尝试</translation>
    </message>
    <message>
        <source>to %1, %2</source>
        <translation>发给 %1，%2</translation>
    </message>
    <message>
        <source>It leaves Undelivered when QQ accepts it.</source>
        <translation>QQ 接受后，它会自动离开「未送达」。</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation>沙箱：数据不会离开这台电脑</translation>
    </message>
    <message>
        <source>Sends for real, in Production</source>
        <translation>在正式环境真实发送</translation>
    </message>
    <message>
        <source>Sends for real, as %1 in Production</source>
        <translation>以 %1 在正式环境真实发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Resend anyway</source>
        <translation>仍然重发</translation>
    </message>
    <message>
        <source>Retry (same msg_seq)</source>
        <translation>重试（相同 msg_seq）</translation>
    </message>
    <message>
        <source>Reply %1 of %2.</source>
        <translation>第 %1 次回复，上限 %2。</translation>
    </message>
    <message>
        <source>Learned from this bot&apos;s sends at %1.</source>
        <translation>从此机器人 %1 的发送中学到。</translation>
    </message>
    <message>
        <source>Another program replies as this bot, seen at %1.</source>
        <translation>另一个程序也以此机器人回复，发现于 %1。</translation>
    </message>
    <message>
        <source>Last accepted on the same anchor at %1.</source>
        <translation>同一锚点上一次被接受于 %1。</translation>
    </message>
    <message>
        <source>Resend as plain text</source>
        <translation>改为纯文本重发</translation>
    </message>
    <message>
        <source>This message was read from the log of another bot. If it is this bot&apos;s log, say so in Logs; then it can be sent from here.</source>
        <translation>这条消息读自另一个机器人的日志。如果这就是当前机器人的日志，请在“日志”中指明，之后就能从这里发送。</translation>
    </message>
    <message>
        <source>Unverified: nobody in this log is known to this bot.</source>
        <translation>未核实：这份日志里没有这个机器人认识的人。</translation>
    </message>
    <message>
        <source>If it is another bot&apos;s log, the openid means somebody else: QQ refuses the message, or the wrong person gets it.</source>
        <translation>如果它是别的机器人的日志，openid 指的就是别人：QQ 会拒绝这条消息，或者把它发给不相干的人。</translation>
    </message>
</context>
<context>
    <name>ui::ResultCard</name>
    <message>
        <source>On its way.</source>
        <translation>发送中。</translation>
    </message>
    <message>
        <source>The answer will appear here.</source>
        <translation>应答会显示在这里。</translation>
    </message>
    <message>
        <source>Waiting for the platform&apos;s answer</source>
        <translation>正在等待平台应答</translation>
    </message>
    <message>
        <source>Nothing has been sent yet</source>
        <translation>还没有发送任何内容</translation>
    </message>
    <message>
        <source>Returned id</source>
        <translation>返回的 id</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>trace_id</translation>
    </message>
</context>
<context>
    <name>ui::ResultPane</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Attempts of this message</source>
        <translation>这条消息的尝试</translation>
    </message>
    <message>
        <source>A resend is a new attempt with a new msg_seq. A retry repeats the same msg_seq and is offered only when the outcome is unknown.</source>
        <translation>重发是使用新 msg_seq 的新尝试。重试沿用同一个 msg_seq，只在结果未知时提供。</translation>
    </message>
</context>
<context>
    <name>ui::RetryLine</name>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1 秒后再试</translation>
    </message>
    <message>
        <source>Held by you</source>
        <translation>已由你暂停</translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation>正在尝试</translation>
    </message>
    <message>
        <source>Try %1 of %2</source>
        <translation>第 %1 次，最多 %2 次</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Hold the next try</source>
        <translation>暂停下一次尝试</translation>
    </message>
    <message>
        <source>Do not send again by itself; it waits for you.</source>
        <translation>不再自动发送，等你决定。</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Send the next try now</source>
        <translation>立即进行下一次尝试</translation>
    </message>
    <message>
        <source>Try again now instead of waiting.</source>
        <translation>不再等待，立即重试。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel further tries</source>
        <translation>取消后续尝试</translation>
    </message>
    <message>
        <source>No more tries; the message goes to Undelivered.</source>
        <translation>不再尝试；消息转入「未送达」。</translation>
    </message>
    <message>
        <source>Next try of this message</source>
        <translation>此消息的下一次尝试</translation>
    </message>
</context>
<context>
    <name>ui::RetryLines</name>
    <message>
        <source>Send the next try now</source>
        <translation>立即进行下一次尝试</translation>
    </message>
    <message>
        <source>Hold the next try</source>
        <translation>暂停下一次尝试</translation>
    </message>
    <message>
        <source>Cancel further tries</source>
        <translation>取消后续尝试</translation>
    </message>
</context>
<context>
    <name>ui::Ring</name>
    <message>
        <source>no live anchor</source>
        <translation>没有可用锚点</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>, %1 safe</source>
        <translation>，%1 次安全</translation>
    </message>
    <message>
        <source>, %1 uncertain</source>
        <translation>，%1 次不确定</translation>
    </message>
</context>
<context>
    <name>ui::RowActions</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A note on this row. It is kept in the journal, and so is the row.</source>
        <translation>给这条记录的备注。备注和记录都会保留在日志库中。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ui::RowMenu</name>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show among its neighbours</source>
        <translation>在上下文中显示</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>按 %1 筛选</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>排除 %1 条</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Edit the note…</source>
        <translation>编辑备注…</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Copy the row as text</source>
        <translation>将记录复制为文本</translation>
    </message>
    <message>
        <source>Copy the row as JSON</source>
        <translation>将记录复制为 JSON</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
</context>
<context>
    <name>ui::RulesCard</name>
    <message>
        <source>Direct (c2c)</source>
        <translation>单聊（c2c）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群聊</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>子频道</translation>
    </message>
    <message>
        <source>Guild direct message</source>
        <translation>频道私信</translation>
    </message>
    <message>
        <source>answer within %1 safe, after %2 refused</source>
        <translation>%1 内回复安全，%2 后被拒</translation>
    </message>
    <message>
        <source>%1 replies on one message safe, number %2 refused</source>
        <translation>每条消息 %1 次回复安全，第 %2 次被拒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a scene and its limits</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Rules in force</source>
        <translation>当前规则集</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a scene and what was learned there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What a bot learns from the platform&apos;s answers is shown while it is at work.</source>
        <translation>机器人从平台应答中学到的限制，在它运行时显示。</translation>
    </message>
    <message>
        <source>Nothing was learned beyond them.</source>
        <translation>此外没有学到别的限制。</translation>
    </message>
    <message>
        <source>Learned from the platform&apos;s answers to this bot:</source>
        <translation>从平台对这个机器人的应答中学到：</translation>
    </message>
</context>
<context>
    <name>ui::SameCause</name>
    <message>
        <source>Same cause, same turn</source>
        <translation>同一回合，同一原因</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>Plan a resend of both</source>
        <translation>规划重发这两条</translation>
    </message>
    <message>
        <source>Plan a resend of all %1</source>
        <translation>规划重发全部 %1 条</translation>
    </message>
</context>
<context>
    <name>ui::SandboxPage</name>
    <message>
        <source>Said. Conversations shows what the bot makes of it.</source>
        <translation>已说出。机器人的反应见「会话」。</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>The platform, its users and the model are in this program: nothing leaves this computer.</source>
        <translation>平台、用户和模型都在本程序内：没有任何数据离开这台电脑。</translation>
    </message>
    <message>
        <source>Play a user</source>
        <translation>扮演用户</translation>
    </message>
    <message>
        <source>Show conversations</source>
        <translation>查看会话</translation>
    </message>
    <message>
        <source>The sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>The sandbox is the platform, played on this computer: the same calls, the same gateway, the same rules, with a model that follows a script. The bot cannot tell the difference. It starts with `--sandbox`, or from the first window.</source>
        <translation>沙箱是在本机上演的平台：同样的接口、同样的网关、同样的规则，模型则照脚本回答。机器人看不出区别。用 `--sandbox` 启动，或从首个窗口进入。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, and no credentials are needed. As long as the sandbox runs, a violet bar says so.</source>
        <translation>没有任何内容离开本机，也不需要凭据。沙箱运行时，窗口顶部有一条紫色横幅。</translation>
    </message>
    <message>
        <source>What can be done there</source>
        <translation>在那里可以做什么</translation>
    </message>
    <message>
        <source>Write as a user, or in a group; add users and groups.</source>
        <translation>以用户身份发消息，或在群里发；添加用户和群。</translation>
    </message>
    <message>
        <source>Change the platform&apos;s rules: how many replies it takes, whether it takes markdown and proactive messages.</source>
        <translation>更改平台规则：接受多少条回复、是否接受 Markdown 和主动消息。</translation>
    </message>
    <message>
        <source>Make something fail: an answer that comes too late or never, an error, a broken line, an event that comes twice, a clock that jumps.</source>
        <translation>制造故障：应答太迟或不来、报错、断线、同一事件来两次、时钟跳变。</translation>
    </message>
    <message>
        <source>Switch on the fault behind 40034024: the bot hangs its messages on its own. Each such attempt is marked as injected.</source>
        <translation>打开 40034024 背后的错误：机器人用自己的消息作锚点。每次这样的尝试都标明是注入的。</translation>
    </message>
    <message>
        <source>The platform has a test environment of its own with the same name. It is a different thing: a real bot, on the platform&apos;s computers.</source>
        <translation>平台自己也有一个同名的测试环境。那是另一回事：真实的机器人，运行在平台的服务器上。</translation>
    </message>
</context>
<context>
    <name>ui::SandboxPreview</name>
    <message>
        <source>accepted · seq 2 · 3 left</source>
        <translation>已接受 · seq 2 · 剩 3 次</translation>
    </message>
    <message>
        <source>refused 40034024</source>
        <translation>被拒绝 40034024</translation>
    </message>
    <message>
        <source>Resent on the user&apos;s message: accepted · seq 3</source>
        <translation>挂在用户消息上重发：已接受 · seq 3</translation>
    </message>
</context>
<context>
    <name>ui::Section</name>
    <message>
        <source>This desktop has no tray.</source>
        <translation>此桌面没有托盘。</translation>
    </message>
</context>
<context>
    <name>ui::SelectBar</name>
    <message>
        <source>Selected %1</source>
        <translation>已选 %1 条</translation>
    </message>
    <message>
        <source>Deliverable %1</source>
        <translation>可送达 %1</translation>
    </message>
    <message>
        <source>Waiting for the user %1</source>
        <translation>等待对方 %1</translation>
    </message>
    <message>
        <source>Would be refused %1</source>
        <translation>会被拒绝 %1</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>按时间排序</translation>
    </message>
    <message>
        <source>By time left</source>
        <translation>按剩余时间排序</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No permission, or the content itself was refused</source>
        <translation>没有权限，或内容本身被拒绝</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移出列表</translation>
    </message>
    <message>
        <source>Take the selected messages off this list</source>
        <translation>把选中的消息移出此列表</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>行的顺序</translation>
    </message>
    <message>
        <source>Selected %1, %2 more are hidden</source>
        <translation>已选 %1 条，另有 %2 条被隐藏</translation>
    </message>
    <message>
        <source>What the filter hides is neither planned nor dismissed, though it is selected</source>
        <translation>被筛选隐藏的消息即使已选，也不会进入计划或被移出列表</translation>
    </message>
</context>
<context>
    <name>ui::SendTestForm</name>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>How many messages, 1 to %1</source>
        <translation>消息条数，1 到 %1</translation>
    </message>
    <message>
        <source>Pause in seconds</source>
        <translation>间隔（秒）</translation>
    </message>
    <message>
        <source>Pause between two messages, in seconds</source>
        <translation>两条消息之间的间隔，单位为秒</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{n} of {total}: its number</source>
        <translation>{n}/{total}：序号</translation>
    </message>
    <message>
        <source>Text of the messages; {n} stands for the number, {total} for the count</source>
        <translation>消息文本；{n} 代表序号，{total} 代表总数</translation>
    </message>
    <message>
        <source>Stop at the first failure</source>
        <translation>首次失败即停止</translation>
    </message>
    <message>
        <source>Send test {n}/{total}</source>
        <translation>发送测试 {n}/{total}</translation>
    </message>
</context>
<context>
    <name>ui::SendTestModel</name>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>Seq</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>ui::SendTestPane</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>stops after this one</source>
        <translation>此条之后停止</translation>
    </message>
    <message>
        <source>Answers took %1 to %2, the median is %3.</source>
        <translation>应答用时 %1 到 %2，中位数 %3。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Show in Traffic</source>
        <translation>在流量中显示</translation>
    </message>
</context>
<context>
    <name>ui::SendTestSheet</name>
    <message>
        <source>Send 1 message</source>
        <translation>发送 1 条消息</translation>
    </message>
    <message>
        <source>Send %1 messages</source>
        <translation>发送 %1 条消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation>沙箱：数据不会离开这台电脑</translation>
    </message>
    <message>
        <source>Sends for real, in Production</source>
        <translation>在正式环境真实发送</translation>
    </message>
    <message>
        <source>Sends for real, as %1 in Production</source>
        <translation>以 %1 在正式环境真实发送</translation>
    </message>
    <message>
        <source>Send test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>Some messages over one path, and what becomes of each</source>
        <translation>经同一路径发送若干消息，并查看每条的结果</translation>
    </message>
    <message>
        <source>Close the send test</source>
        <translation>关闭发送测试</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>已复制报告</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Report written to %1</source>
        <translation>报告已写入 %1</translation>
    </message>
    <message>
        <source>The report could not be written: %1</source>
        <translation>报告无法写入：%1</translation>
    </message>
    <message>
        <source>No bot is running: this is for reading.</source>
        <translation>没有机器人在运行：此处仅供查看。</translation>
    </message>
    <message>
        <source>Real messages go to real people.</source>
        <translation>真实的消息会发给真实的人。</translation>
    </message>
    <message>
        <source>The person %1 gets each of the %2.</source>
        <translation>%1 会收到全部 %2 条。</translation>
    </message>
    <message>
        <source>Everybody in %1 gets each of the %2.</source>
        <translation>%1 中的每个人都会收到全部 %2 条。</translation>
    </message>
    <message>
        <source>No bot is running</source>
        <translation>没有机器人在运行</translation>
    </message>
    <message>
        <source>Connect a bot to send a test with it.</source>
        <translation>请先连接机器人，再用它发送测试。</translation>
    </message>
    <message>
        <source>Nobody has written yet</source>
        <translation>还没有人发来消息</translation>
    </message>
    <message>
        <source>A test goes to a conversation of this bot. Send it a message in QQ first.</source>
        <translation>测试会发到此机器人的某个会话。请先在 QQ 里给它发一条消息。</translation>
    </message>
    <message>
        <source>Not connected since %1</source>
        <translation>自 %1 起未连接</translation>
    </message>
    <message>
        <source>What is sent now may not leave, and no new anchor opens. The test shows what becomes of it.</source>
        <translation>现在发送的消息可能发不出去，也不会有新的锚点。测试会显示其结果。</translation>
    </message>
    <message>
        <source>The result will appear here</source>
        <translation>结果会显示在这里</translation>
    </message>
    <message>
        <source>Which anchor and msg_seq each message used, what the platform answered, and where it begins to fail. What does not arrive is not kept in Undelivered.</source>
        <translation>每条消息使用的锚点和 msg_seq、平台的应答，以及从哪一条开始失败。未送达的测试消息不会留在「未送达」中。</translation>
    </message>
</context>
<context>
    <name>ui::SendTestTable</name>
    <message>
        <source>Messages of the test</source>
        <translation>测试的消息</translation>
    </message>
    <message>
        <source>Columns of the messages</source>
        <translation>消息列表的列</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>The settings file cannot be written: this holds until you quit.</source>
        <translation>设置文件无法写入：此更改只在退出前有效。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>They count for every window, and for the next start.</source>
        <translation>对所有窗口有效，并保留到下次启动。</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>设置的各部分</translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>App ID %1</source>
        <translation>App ID %1</translation>
    </message>
    <message>
        <source>session %1 · s %2</source>
        <translation>会话 %1 · s %2</translation>
    </message>
    <message>
        <source>Heartbeat %1</source>
        <translation>心跳 %1</translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation>令牌%1</translation>
    </message>
    <message>
        <source>Journal %1 rows</source>
        <translation>日志库 %1 行</translation>
    </message>
    <message>
        <source>%1 not durable</source>
        <translation>%1 行未落盘</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>indexing, %1 %</source>
        <translation>正在建立索引，%1 %</translation>
    </message>
</context>
<context>
    <name>ui::StripPart</name>
    <message>
        <source>Returned by another send</source>
        <translation>由另一次发送返回</translation>
    </message>
    <message>
        <source>Returned by: %1</source>
        <translation>返回自：%1</translation>
    </message>
    <message>
        <source>Message from %1</source>
        <translation>来自 %1 的消息</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Never seen here</source>
        <translation>这里从未见过</translation>
    </message>
    <message>
        <source>Turn %1, round %2</source>
        <translation>回合 %1，第 %2 轮</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>回合 %1</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>No attempt</source>
        <translation>没有尝试</translation>
    </message>
    <message>
        <source>User message</source>
        <translation>用户消息</translation>
    </message>
    <message>
        <source>1 tool call</source>
        <translation>1 次工具调用</translation>
    </message>
    <message>
        <source>%1 tool calls</source>
        <translation>%1 次工具调用</translation>
    </message>
    <message>
        <source>call %1 of %2</source>
        <translation>第 %1 次调用，共 %2 次</translation>
    </message>
    <message>
        <source>Returned id</source>
        <translation>返回的 id</translation>
    </message>
</context>
<context>
    <name>ui::SummaryView</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>已复制报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copies time, route, code, trace id and anchor; no message text and no secrets</source>
        <translation>复制时间、路由、代码、trace id 和锚点；不含消息文本和密钥</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
</context>
<context>
    <name>ui::TextPane</name>
    <message>
        <source>Text of the body</source>
        <translation>正文文本</translation>
    </message>
    <message>
        <source>Show all, %1 more characters</source>
        <translation>显示全部，还有 %1 个字符</translation>
    </message>
    <message>
        <source>Show %1 of %2 more characters</source>
        <translation>再显示 %1 个字符（剩余 %2 个）</translation>
    </message>
</context>
<context>
    <name>ui::TimelineModel</name>
    <message>
        <source>%1, unfolded</source>
        <translation>%1，已展开</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1，已折叠</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>ui::TimelineView</name>
    <message>
        <source>Resend…	R</source>
        <translation>重发…	R</translation>
    </message>
    <message>
        <source>Edit and resend…	E</source>
        <translation>编辑后重发…	E</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Copy message id</source>
        <translation>复制消息 id</translation>
    </message>
    <message>
        <source>Copy anchor</source>
        <translation>复制锚点</translation>
    </message>
    <message>
        <source>Copy trace id</source>
        <translation>复制 trace id</translation>
    </message>
    <message>
        <source>Details	Enter</source>
        <translation>详情	Enter</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Copy exact times</source>
        <translation>复制精确时间</translation>
    </message>
</context>
<context>
    <name>ui::TimingFacts</name>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Server&apos;s clock</source>
        <translation>服务器时钟</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写于</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>此帧</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Its own time</source>
        <translation>自身时间</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>This frame does not name one.</source>
        <translation>此帧没有写明时间。</translation>
    </message>
    <message>
        <source>Not known: none was found in the rows before it.</source>
        <translation>未知：在它之前的记录中没有找到。</translation>
    </message>
    <message>
        <source>This note</source>
        <translation>此记事</translation>
    </message>
    <message>
        <source>This call</source>
        <translation>本次调用</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>尚未。</translation>
    </message>
    <message>
        <source>No answer was recorded.</source>
        <translation>没有记录到应答。</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>The two clocks</source>
        <translation>两边时钟</translation>
    </message>
    <message>
        <source>Not known: the answer has no Date header.</source>
        <translation>未知：应答没有 Date 头。</translation>
    </message>
    <message>
        <source>What it hung on</source>
        <translation>挂靠对象</translation>
    </message>
    <message>
        <source>Age when sent</source>
        <translation>发送时的时长</translation>
    </message>
    <message>
        <source>Attempts of this message</source>
        <translation>这条消息的各次尝试</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1（本次）</translation>
    </message>
    <message>
        <source>Gap before</source>
        <translation>前一帧间隔</translation>
    </message>
    <message>
        <source>%1 since the last frame received.</source>
        <translation>距上一个收到的帧 %1。</translation>
    </message>
    <message>
        <source>%1 since the last frame sent.</source>
        <translation>距上一个发出的帧 %1。</translation>
    </message>
    <message>
        <source>Turn began</source>
        <translation>回合开始</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
</context>
<context>
    <name>ui::ToastArea</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::TrafficCell</name>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>已标记</translation>
    </message>
</context>
<context>
    <name>ui::TrafficExport</name>
    <message>
        <source>Export with people&apos;s ids</source>
        <translation>连同对方 ID 导出</translation>
    </message>
    <message>
        <source>HTTP archive (*.har)</source>
        <translation>HTTP 归档 (*.har)</translation>
    </message>
    <message>
        <source>with people&apos;s ids</source>
        <translation>含对方的原本 ID</translation>
    </message>
    <message>
        <source>Exporting, %1 %</source>
        <translation>正在导出，%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Exported to %1 · calls %2 · frames %3</source>
        <translation>已导出到 %1 · 调用 %2 · 帧 %3</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>One JSON object a row (*.ndjson)</source>
        <translation>每条记录一个 JSON 对象 (*.ndjson)</translation>
    </message>
</context>
<context>
    <name>ui::TrafficModel</name>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Route or event</source>
        <translation>路径或事件</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>Seq</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>回合</translation>
    </message>
    <message>
        <source>Returned id</source>
        <translation>返回的 id</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>trace_id</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::TrafficPage</name>
    <message>
        <source>The journal could not be read</source>
        <translation>无法读取日志库</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>正在读取日志库</translation>
    </message>
    <message>
        <source>Nothing on the wire yet</source>
        <translation>线路上还没有内容</translation>
    </message>
    <message>
        <source>Every frame and every call will stand here as it happens.</source>
        <translation>每一个帧和每一次调用都会即时出现在这里。</translation>
    </message>
    <message>
        <source>Reading the journal, %1 of %2</source>
        <translation>正在读取日志库，%1 / %2</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 条记录</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 条记录</translation>
    </message>
    <message>
        <source>1 new row below</source>
        <translation>下方有 1 条新记录</translation>
    </message>
    <message>
        <source>%1 new rows below</source>
        <translation>下方有 %1 条新记录</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Stay at the newest row</source>
        <translation>停留在最新一条记录</translation>
    </message>
    <message>
        <source>No further problem below</source>
        <translation>下方没有更多问题</translation>
    </message>
    <message>
        <source>No further problem above</source>
        <translation>上方没有更多问题</translation>
    </message>
    <message>
        <source>No row matches</source>
        <translation>没有匹配的记录</translation>
    </message>
    <message>
        <source>%1 rows are hidden by %2</source>
        <translation>%2 隐藏了 %1 行</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1, looked through %2 of %3</source>
        <translation>%1，已查找 %2 / %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The problems among these rows, as a list</source>
        <translation>以列表显示这些记录中的问题</translation>
    </message>
    <message>
        <source>Rows and problems</source>
        <translation>记录与问题</translation>
    </message>
    <message>
        <source>Problems: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Export what is shown to a file</source>
        <translation>把当前显示的内容导出到文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export, people under pseudonyms…</source>
        <translation>导出，人用代号表示…</translation>
    </message>
    <message>
        <source>Export with people&apos;s ids…</source>
        <translation>导出，连同对方 ID…</translation>
    </message>
</context>
<context>
    <name>ui::TrafficTable</name>
    <message>
        <source>Traffic, newest row last</source>
        <translation>流量，最新记录在末尾</translation>
    </message>
    <message>
        <source>Columns of the traffic table</source>
        <translation>流量表的列</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>ui::UndeliveredPage</name>
    <message>
        <source>1 message that its user should have received</source>
        <translation>1 条用户本应收到的消息</translation>
    </message>
    <message>
        <source>%1 messages that users should have received</source>
        <translation>%1 条用户本应收到的消息</translation>
    </message>
    <message>
        <source>No bot is running</source>
        <translation>没有机器人在运行</translation>
    </message>
    <message>
        <source>What was not delivered is shown when one is.</source>
        <translation>机器人运行后，这里会显示未送达的消息。</translation>
    </message>
    <message>
        <source>Asking the bot what was not delivered</source>
        <translation>正在向机器人询问未送达的消息</translation>
    </message>
    <message>
        <source>Everything was delivered.</source>
        <translation>全部已送达。</translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Undelivered messages</source>
        <translation>未送达的消息</translation>
    </message>
    <message>
        <source>What was certainly not delivered leaves by itself when its user writes again</source>
        <translation>确定没有送达的消息，会在对方再次发言时自动送出</translation>
    </message>
    <message>
        <source>Plan a resend</source>
        <translation>计划重发</translation>
    </message>
    <message>
        <source>The journal has no record of this message any more.</source>
        <translation>日志库里已没有这条消息的记录。</translation>
    </message>
    <message>
        <source>1 message dismissed</source>
        <translation>已移出 1 条消息</translation>
    </message>
    <message>
        <source>%1 messages dismissed</source>
        <translation>已移出 %1 条消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Leaves with the user&apos;s next message</source>
        <translation>随对方下一条消息送出</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移出列表</translation>
    </message>
    <message>
        <source>None of these messages is undelivered any more.</source>
        <translation>这些消息都已不在未送达之列。</translation>
    </message>
    <message>
        <source>This message is not undelivered any more.</source>
        <translation>这条消息已不在「未送达」之列。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>没有匹配的消息</translation>
    </message>
    <message>
        <source>1 undelivered message is hidden by %1</source>
        <translation>%1 隐藏了 1 条未送达消息</translation>
    </message>
    <message>
        <source>%1 undelivered messages are hidden by %2</source>
        <translation>%2 隐藏了 %1 条未送达消息</translation>
    </message>
    <message>
        <source>Send with the next message</source>
        <translation>随下一条消息送出</translation>
    </message>
</context>
<context>
    <name>ui::UndeliveredRow</name>
    <message>
        <source>%1–%2 min</source>
        <translation>%1–%2 分钟</translation>
    </message>
    <message>
        <source>uncertain · documented %1–%2</source>
        <translation>不确定 · 文档写 %1–%2 次</translation>
    </message>
    <message>
        <source>uncertain · documented %1</source>
        <translation>不确定 · 文档写 %1</translation>
    </message>
    <message>
        <source>uncertain · a reply is in doubt</source>
        <translation>不确定 · 有一条回复存疑</translation>
    </message>
    <message>
        <source>uncertain · shared anchor</source>
        <translation>不确定 · 锚点被共用</translation>
    </message>
    <message>
        <source>uncertain · %1 left</source>
        <translation>不确定 · 剩 %1</translation>
    </message>
    <message>
        <source>anchor %1 · %2 left</source>
        <translation>锚点 %1 · 剩 %2</translation>
    </message>
    <message>
        <source>may arrive twice</source>
        <translation>可能收到两次</translation>
    </message>
    <message>
        <source>after the uncertain one</source>
        <translation>等不确定的那条</translation>
    </message>
    <message>
        <source>leaves with the user&apos;s next message</source>
        <translation>随对方下一条消息送出</translation>
    </message>
    <message>
        <source>waits for the user&apos;s next message</source>
        <translation>等对方下一条消息</translation>
    </message>
    <message>
        <source>would be refused</source>
        <translation>会被拒绝</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>ui::VerdictBox</name>
    <message>
        <source>Proactive: a switch decides.</source>
        <translation>主动消息：取决于开关。</translation>
    </message>
    <message>
        <source>Safe: QQ should accept this.</source>
        <translation>安全：QQ 应会接受。</translation>
    </message>
    <message>
        <source>Uncertain: QQ may refuse this.</source>
        <translation>不确定：QQ 可能会拒绝。</translation>
    </message>
    <message>
        <source>Doomed: QQ will refuse this.</source>
        <translation>会被拒绝：QQ 不会接受。</translation>
    </message>
    <message>
        <source>The user may get this twice.</source>
        <translation>用户可能收到两次。</translation>
    </message>
    <message>
        <source>proactive</source>
        <translation>主动消息</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>may arrive twice</source>
        <translation>可能收到两次</translation>
    </message>
    <message>
        <source>doomed</source>
        <translation>会被拒绝</translation>
    </message>
</context>
<context>
    <name>ui::Waiting</name>
    <message>
        <source>%1 waiting</source>
        <translation>%1 条等待中</translation>
    </message>
    <message>
        <source>Messages that wait for the agent: %1. They are on disk and answered one after the other.</source>
        <translation>等待智能体处理的消息：%1 条。它们已存盘，将逐条回复。</translation>
    </message>
</context>
</TS>
