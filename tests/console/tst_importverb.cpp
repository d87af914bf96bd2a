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

private:
    [[nodiscard]] ExitCode import(const QStringList &files, std::optional<importer::Encoding> encoding = {})
    {
        console::CommandLine line;
        line.encoding = encoding;
        line.dataDir = m_dir->path();
        line.files = files;
        const std::atomic_bool goOn = false;
        const console::ImportVoice voice{.print = [this](const QString &text) { m_printed.append(text); },
            .complain = [this](const QString &text) { m_complained.append(text); },
            .progress = [](const QString &) {}};
        return console::importLogs(line, voice, goOn);
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
    QStringList m_printed;
    QStringList m_complained;
};

QTEST_GUILESS_MAIN(tst_ImportVerb)
#include "tst_importverb.moc"
