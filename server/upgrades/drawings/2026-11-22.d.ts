import type { Report } from '../../../reports/report.ts'

export function renderPdf(report: Report): Promise<Buffer>
export function renderSpreadsheet(report: Report): Promise<Buffer>
export function standalonePage(report: Report, product: string): string
