/** The name of the tool, at the top of every page. */
export const Brand = () => (
  <p class="brand">
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.2">
      <path d="M16 7L6 24h20z" />
      <g fill="var(--page)">
        <circle cx="16" cy="7" r="4" />
        <circle cx="6" cy="24" r="4" />
        <circle cx="26" cy="24" r="4" />
      </g>
    </svg>
    <span>Polyarchy</span>
  </p>
)
