#include "tests/e2e/client.h"

#include <QRegularExpression>
#include <QtTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace e2e {

namespace {

QString unescaped(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size())
            out.append(text[i]);
        else if (const QChar next = text[++i]; next == u'n')
            out.append(u'\n');
        else
            out.append(next == u'r' ? QChar(u'\r') : next);
    }
    return out;
}

std::optional<int> number(const QString &digits)
{
    return digits.isEmpty() ? std::nullopt : std::optional(digits.toInt());
}

} // namespace

std::optional<TranscriptLine> parseTranscriptLine(const QString &line)
{
    static const QRegularExpression form(
        u"^#(\\d+) ([a-z-]+)(?: code=(-?\\d+))?(?: reason=(.*?))?(?: id=(\\S+))? anchor=(\\S+)(?: seq=(\\d+))? text=(.*)$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const QString anchor = match.captured(6);
    return TranscriptLine{.number = match.captured(1).toInt(),
        .state = match.captured(2),
        .code = number(match.captured(3)),
        .reason = match.captured(4),
        .id = match.captured(5),
        .anchor = anchor == "-"_L1 ? QString() : anchor,
        .seq = number(match.captured(7)),
        .text = unescaped(match.captured(8))};
}

Client::Client(const QString &program, const Home &home)
    : m_home(home)
    , m_environment(home.environment())
{
    m_process.setProgram(program);
    m_process.setWorkingDirectory(home.path());
}

Client::~Client()
{
    kill();
}

void Client::setLargestFile(qint64 bytes)
{
    m_process.setChildProcessModifier([bytes] {
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = rlim_t(bytes);
        setrlimit(RLIMIT_FSIZE, &limit);
    });
}

void Client::start(const QStringList &arguments)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.setArguments(arguments + QStringList{u"--data-dir"_s, m_home.data()});
    m_process.start(QIODevice::ReadOnly);
}

bool Client::waitForTranscript(qsizetype lines, int timeoutMs)
{
    return QTest::qWaitFor([&] { return transcript().size() >= lines; }, timeoutMs);
}

bool Client::waitForExit(int timeoutMs)
{
    return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, timeoutMs);
}

void Client::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

int Client::exitCode() const
{
    const bool ended = m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? m_process.exitCode() : -1;
}

QByteArray Client::output()
{
    m_output += m_process.readAllStandardOutput();
    return m_output;
}

QByteArray Client::errors()
{
    m_errors += m_process.readAllStandardError();
    return m_errors;
}

QList<TranscriptLine> Client::transcript()
{
    const QString said = QString::fromUtf8(output());
    QList<TranscriptLine> lines;
    const QString whole = said.left(said.lastIndexOf(u'\n') + 1); // a line may be half written
    for (const QString &line : whole.split(u'\n'))
        if (const auto parsed = parseTranscriptLine(line))
            lines.append(*parsed);
    return lines;
}

QByteArray Client::story()
{
    return "exit " + QByteArray::number(exitCode()) + "\n--- out\n" + output() + "--- err\n" + errors();
}

} // namespace e2e
