#include "app/config/paths.h"
#include "app/console/importverb.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using console::ExitCode;

/// What `import` prints, and with what it exits.
class tst_ImportVerb : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_printed.clear();
        m_said = {};
        m_complained.clear();
    }
    void aLogIsReadAndItsFaultTold()
    {
        QCOMPARE(import({seed()}), ExitCode::Done);
        QVERIFY(m_complained.isEmpty());
        QCOMPARE(m_printed.size(), 1);
        QVERIFY(m_printed[0].startsWith(u"seed-report.log: 29 lines with meaning"_s));
    }
    void aFileThatIsNoLogIsAFailure()
    {
        QCOMPARE(import({written(u"letter.txt"_s, "Dear all,\nit does not answer.\n")}), ExitCode::Failed);
        QVERIFY(m_printed.isEmpty());
        QCOMPARE(m_complained.size(), 1);
        QVERIFY(m_complained[0].contains(u"letter.txt: This is not a log that this program knows"_s));
        QVERIFY(QDir(imports()).isEmpty());
    }
    void anEmptyFileIsAFailure()
    {
        QCOMPARE(import({written(u"empty.log"_s, {})}), ExitCode::Failed);
        QCOMPARE(m_complained.size(), 1);
        QVERIFY(m_complained[0].contains(u"The file is empty"_s));
    }
    void theOtherFilesAreReadAllTheSame()
    {
        QCOMPARE(import({written(u"letter.txt"_s, "Dear all,\n"), seed()}), ExitCode::Failed);
        QCOMPARE(m_complained.size(), 1);
        QCOMPARE(m_printed.size(), 1);
    }

    void theEncodingCanBeNamed()
    {
        QStringEncoder wide(QStringConverter::Utf16LE); // without a mark, and in Chinese: nothing to guess by
        const QByteArray text = wide.encode(u"天"_s.repeated(70'000) + u'\n' + QString::fromUtf8(content(seed())));
        const QString file = written(u"wide.log"_s, text);
        QCOMPARE(import({file}), ExitCode::Failed);
        QCOMPARE(import({file}, importer::Encoding::Utf16Le), ExitCode::Done);
        QCOMPARE(m_printed.size(), 1);
        QVERIFY(m_printed[0].startsWith(u"wide.log: 29 lines with meaning"_s));
    }

    void whatIsWrittenToAFollowedLogIsToldUntilItIsStopped()
    {
        const QByteArray text = content(seed());
        const qsizetype cut = text.indexOf('\n', 4'500) + 1;
        const QString file = written(u"bot.log"_s, text.first(cut));
        std::atomic_bool isStopped = false;
        // The verb holds its thread: what is written meanwhile, and the stop, come from what it says.
        m_said = [&] {
            if (m_printed.size() == 1) {
                QFile out(file);
                QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Append));
                out.write(text.sliced(cut));
            } else if (m_printed.constLast().contains(u"hung its replies on its own message"_s)) {
                isStopped = true;
            }
        };
        QCOMPARE(import({file}, {}, &isStopped), ExitCode::Done);
        QVERIFY(m_complained.isEmpty());
        QVERIFY(m_printed[0].startsWith(u"bot.log: "_s));
        QVERIFY(m_printed[0].contains(u"No fault was found."_s));
        QVERIFY(!m_printed.filter(u"5 attempts: 3 accepted, 2 refused"_s).isEmpty());
    }
    void anImportThatIsStoppedKeepsNothing()
    {
        std::atomic_bool isStopped = true;
        QCOMPARE(import({seed()}, {}, &isStopped), ExitCode::Failed);
        QVERIFY(m_complained[0].contains(u"given up"_s));
        QVERIFY(QDir(imports()).isEmpty());
    }

private:
    [[nodiscard]] ExitCode import(const QStringList &files, std::optional<importer::Encoding> encoding = {},
        std::atomic_bool *isStopped = nullptr)
    {
        console::CommandLine line;
        line.encoding = encoding;
        line.dataDir = m_dir->path();
        line.files = files;
        line.follow = isStopped && !*isStopped;
        const std::atomic_bool goOn = false;
        const auto print = [this](const QString &text) {
            m_printed.append(text);
            if (m_said)
                m_said();
        };
        const console::ImportVoice voice{.print = print,
            .complain = [this](const QString &text) { m_complained.append(text); },
            .progress = [](const QString &) {}};
        return console::importLogs(line, voice, isStopped ? *isStopped : goOn);
    }
    [[nodiscard]] static QString seed() { return QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"); }
    [[nodiscard]] static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString imports() const { return config::Paths::below(m_dir->path()).imports(); }
    [[nodiscard]] QString written(const QString &name, const QByteArray &text) const
    {
        QFile out(m_dir->filePath(name));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() ? out.fileName() : QString();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::function<void()> m_said; ///< after each line
    QStringList m_printed;
    QStringList m_complained;
};

QTEST_GUILESS_MAIN(tst_ImportVerb)
#include "tst_importverb.moc"
