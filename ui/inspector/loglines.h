#pragma once
#include "app/importer/surroundings.h"

#include <QPlainTextEdit>

namespace ui {

/// Lines of a log with their numbers beside them: those of one record stand out, the others are dim. Text from
/// anywhere: what cannot be seen is made visible, a very long line is cut. Thread: GUI.
class LogLines final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit LogLines(QWidget *parent = nullptr);
    /// `line`: the record's first, from 1. Shows them with that line in sight.
    void setContent(const importer::Surroundings &text, qint64 line);
    /// The record's own lines as they are shown.
    [[nodiscard]] QString recordText() const;
    /// Their numbers, 0 where that cannot be told.
    [[nodiscard]] QList<qint64> numbers() const { return m_numbers; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Gutter;
    void add(const QByteArray &part, qint64 firstLine, bool isRecord);
    void paintNumbers(const QRect &area);
    void placeGutter();
    void tint();
    void showRecord();

    Gutter *m_gutter;
    QList<qint64> m_numbers; ///< of the blocks
    qsizetype m_recordFrom = 0; ///< blocks
    qsizetype m_recordTo = 0;
};

} // namespace ui
