#pragma once
#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

namespace test {

/// While it lives the program speaks Chinese, as by its own switch. A test that uses it links qbc_resources.
class Chinese
{
public:
    Chinese()
    {
        if (!m_words.load(QStringLiteral(":/i18n/qbc_zh_CN.qm")))
            qFatal("no Chinese words");
        QCoreApplication::installTranslator(&m_words);
        QCoreApplication::processEvents(); // what windows show changes with an event
    }
    ~Chinese()
    {
        QCoreApplication::removeTranslator(&m_words);
        QCoreApplication::processEvents();
    }
    Chinese(const Chinese &) = delete;
    Chinese &operator=(const Chinese &) = delete;

private:
    QTranslator m_words;
};

/// A sentence as both languages say it.
struct Said
{
    QString english;
    QString chinese;
    friend bool operator==(const Said &, const Said &) = default;
};

/// `said` is asked twice.
template <class Sentence> [[nodiscard]] Said inBoth(Sentence said)
{
    const QString english = said();
    const Chinese chinese;
    return {english, said()};
}

/// `expected` may have `*` for what differs from run to run.
[[nodiscard]] inline bool matches(const QString &said, const QString &expected)
{
    const QString pattern = QRegularExpression::escape(expected).replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    const QRegularExpression whole(
        QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption);
    return whole.match(said).hasMatch();
}

/// Fails the test, with what was said, unless both languages say what is expected.
inline void compare(const Said &said, const Said &expected)
{
    const QByteArray both = QStringLiteral("said:\n%1\n%2").arg(said.english, said.chinese).toUtf8();
    QVERIFY2(matches(said.english, expected.english) && matches(said.chinese, expected.chinese), both.constData());
}

} // namespace test
