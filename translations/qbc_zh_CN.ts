<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>commandline</name>
    <message>
        <source>Watch a QQ bot talk, see every byte, and put a failed message right.</source>
        <translation>观看 QQ 机器人的会话，查看每一个字节，并手动补救失败的消息。</translation>
    </message>
    <message>
        <source>run: the bot without a window. Without a verb the window opens.</source>
        <translation>run：不开窗口运行机器人。不写动词则打开窗口。</translation>
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
        <source>Embedded platform and scripted model, no credentials needed; a scenario file may follow.</source>
        <translation>内嵌平台与脚本模型，无需凭据；其后可跟场景脚本文件。</translation>
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
        <source>Place to show: conversations or traffic.</source>
        <translation>要显示的页面：conversations 或 traffic。</translation>
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
        <source>Unknown verb: %1</source>
        <translation>未知的动词：%1</translation>
    </message>
    <message>
        <source>--sandbox brings its own platform and model: leave out --api-base, --token-url and --model-base</source>
        <translation>--sandbox 自带平台与模型：请去掉 --api-base、--token-url 和 --model-base</translation>
    </message>
    <message>
        <source>--screenshot needs the window: leave out run</source>
        <translation>--screenshot 需要窗口：请去掉 run</translation>
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
        <source>The scenario %1 cannot be read: %2 (%3)</source>
        <translation>无法读取场景脚本 %1：%2（%3）</translation>
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
        <source>No bot is known: set QQBOT_APP_ID and QQBOT_CLIENT_SECRET, or use --sandbox.</source>
        <translation>没有可用的机器人：请设置 QQBOT_APP_ID 和 QQBOT_CLIENT_SECRET，或使用 --sandbox。</translation>
    </message>
</context>
<context>
    <name>console::RunVerb</name>
    <message>
        <source>%1 failed: %2 %3</source>
        <translation>%1 失败：%2 %3</translation>
    </message>
    <message>
        <source>The outbox cannot be written, so nothing is sent: %1</source>
        <translation>发件箱无法写入，因此不会发送任何消息：%1</translation>
    </message>
    <message>
        <source>The platform refuses this bot: check QQBOT_APP_ID and QQBOT_CLIENT_SECRET.</source>
        <translation>平台拒绝了这个机器人：请检查 QQBOT_APP_ID 和 QQBOT_CLIENT_SECRET。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The screenshot cannot be saved: %1</source>
        <translation>无法保存截图：%1</translation>
    </message>
    <message>
        <source>It did not become quiet within 30 seconds.</source>
        <translation>30 秒内没有安静下来。</translation>
    </message>
    <message>
        <source>Try --help.</source>
        <translation>请试试 --help。</translation>
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
        <translation>没有收到过此 ID 的消息；发送返回的 ID 永远不能作锚点。</translation>
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
        <source>The connection broke.</source>
        <translation>连接中断。</translation>
    </message>
    <message>
        <source>Closed in order.</source>
        <translation>正常关闭。</translation>
    </message>
    <message>
        <source>Close code %1.</source>
        <translation>关闭码 %1。</translation>
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
</context>
<context>
    <name>ui::AttemptCard</name>
    <message>
        <source>by hand</source>
        <translation>手动发出</translation>
    </message>
    <message>
        <source>by a tool</source>
        <translation>由工具发出</translation>
    </message>
    <message>
        <source>by the agent</source>
        <translation>由智能体发出</translation>
    </message>
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
    <name>ui::BannerStack</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
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
        <source>No bot is running: this is for reading.</source>
        <translation>没有机器人在运行：此处仅供查看。</translation>
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
        <translation>正在读取日志</translation>
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
        <translation>Trace id</translation>
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
</context>
<context>
    <name>ui::LineState</name>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>cannot be written, so nothing is sent</source>
        <translation>无法写入，因此不会发送任何消息</translation>
    </message>
    <message>
        <source>cannot be written: new rows are only in memory</source>
        <translation>无法写入：新记录只在内存中</translation>
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
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>%1 秒后</translation>
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
        <translation>日志 %1 行</translation>
    </message>
    <message>
        <source>%1 not durable</source>
        <translation>%1 行未落盘</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>ui::SummaryView</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Attempts of this message</source>
        <translation>这条消息的尝试</translation>
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
</context>
<context>
    <name>ui::TrafficPage</name>
    <message>
        <source>The journal could not be read</source>
        <translation>无法读取日志</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>正在读取日志</translation>
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
        <translation>正在读取日志，%1 / %2</translation>
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
</context>
</TS>
